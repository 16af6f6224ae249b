import type { ReactNode } from "react";
import { Field } from "../../_ui/field";
import { TextInput } from "../../_ui/text-input";

const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

export function NameField() {
  return (
    <Field label="Name">
      <TextInput name="name" autoComplete="name" required maxLength={80} />
    </Field>
  );
}

export function EmailField() {
  return (
    <Field label="Email">
      <TextInput name="email" type="email" autoComplete="email" required maxLength={254} />
    </Field>
  );
}

export interface NewPasswordFieldProps {
  label?: string;
  name?: string;
}

export function NewPasswordField({ label = "Password", name = "password" }: NewPasswordFieldProps) {
  return (
    <Field label={label} hint={`At least ${PASSWORD_MIN} characters. A few words in a row are good.`}>
      <TextInput
        name={name}
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_MIN}
        maxLength={PASSWORD_MAX}
      />
    </Field>
  );
}

export interface PasswordFieldProps {
  label?: string;
  name?: string;
  /** Beside the label. */
  aside?: ReactNode;
}

export function PasswordField({ label = "Password", name = "password", aside }: PasswordFieldProps) {
  return (
    <Field label={label} aside={aside}>
      <TextInput name={name} type="password" autoComplete="current-password" required maxLength={PASSWORD_MAX} />
    </Field>
  );
}
