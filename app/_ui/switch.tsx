"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import clsx from "clsx";
import { type ReactNode, useId } from "react";

export interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  className?: string;
}

export function Switch({ label, hint, className, onCheckedChange, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className={clsx("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-13 text-soft">
            {hint}
          </p>
        )}
      </div>
      <BaseSwitch.Root
        {...rest}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className={clsx(
          "flex h-6 w-11 shrink-0 cursor-pointer items-center rounded-full border border-edge bg-sunken transition-colors duration-120",
          "data-checked:border-ink data-checked:bg-ink data-disabled:cursor-not-allowed data-disabled:opacity-55",
        )}
      >
        <BaseSwitch.Thumb className="block size-4 translate-x-[3px] rounded-full bg-edge transition-[translate,background-color] duration-120 data-checked:translate-x-[23px] data-checked:bg-ground" />
      </BaseSwitch.Root>
    </div>
  );
}
