import type { ReactNode } from "react";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { AUTH_WORDS, type AuthWords } from "./auth-words";

const ENGLISH = AUTH_WORDS.en.fields;

interface Worded {
  words?: AuthWords["fields"];
}

const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

export function NameField({ words = ENGLISH }: Worded) {
  return (
    <Field label={words.name}>
      <TextInput name="name" autoComplete="name" required maxLength={80} />
    </Field>
  );
}

export function EmailField({ words = ENGLISH }: Worded) {
  return (
    <Field label={words.email}>
      <TextInput name="email" type="email" autoComplete="email" required maxLength={254} />
    </Field>
  );
}

export interface NewPasswordFieldProps extends Worded {
  label?: string;
  name?: string;
}

export function NewPasswordField({
  words = ENGLISH,
  label = words.password,
  name = "password",
}: NewPasswordFieldProps) {
  return (
    <Field label={label} hint={words.passwordHint(PASSWORD_MIN)}>
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

export interface PasswordFieldProps extends Worded {
  label?: string;
  name?: string;
  /** Beside the label. */
  aside?: ReactNode;
}

export function PasswordField({
  words = ENGLISH,
  label = words.password,
  name = "password",
  aside,
}: PasswordFieldProps) {
  return (
    <Field label={label} aside={aside}>
      <TextInput name={name} type="password" autoComplete="current-password" required maxLength={PASSWORD_MAX} />
    </Field>
  );
}

/** The six digits of an authenticator app. */
export function CodeField({ label, hint }: { label: string; hint: string }) {
  return (
    <Field label={label} hint={hint}>
      <TextInput
        name="code"
        mono
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        minLength={6}
        maxLength={6}
        pattern="[0-9]{6}"
      />
    </Field>
  );
}
