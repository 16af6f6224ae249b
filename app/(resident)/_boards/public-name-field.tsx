import type { ReactNode } from "react";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";

export interface PublicNameFieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (name: string) => void;
}

/** The name of a person or a team, as everybody sees it. */
export function PublicNameField({ label, hint, error, value, onChange }: PublicNameFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className="w-full">
      <TextInput
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={LIMITS.MAX_PUBLIC_NAME_CHARS}
        autoComplete="off"
      />
    </Field>
  );
}
