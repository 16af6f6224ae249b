"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; marks the control invalid and is announced. */
  error?: string | undefined;
  /** Beside the label, such as "optional" or a link. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
  /** One TextInput, TextArea, Select or NumberInput: it is joined to label, hint and error by itself. */
  children: ReactNode;
}

export function Field({ label, hint, error, aside, hideLabel = false, className, children }: FieldProps) {
  return (
    <BaseField.Root invalid={error !== undefined} className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <div className={hideLabel ? "sr-only" : "flex items-baseline justify-between gap-4"}>
        <BaseField.Label className="font-medium">{label}</BaseField.Label>
        {aside !== undefined && <span className="text-13 text-soft">{aside}</span>}
      </div>
      {children}
      {hint !== undefined && <BaseField.Description className="text-13 text-soft">{hint}</BaseField.Description>}
      <div aria-live="polite">
        {error !== undefined && (
          <BaseField.Error match className="flex items-start gap-1 text-13 text-alarm-ink">
            <CircleAlert aria-hidden size={14} className="mt-[3px] shrink-0" />
            <span className="min-w-0">{error}</span>
          </BaseField.Error>
        )}
      </div>
    </BaseField.Root>
  );
}
