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

export function NewPasswordField() {
  return (
    <Field label="Password" hint={`At least ${PASSWORD_MIN} characters. A few words in a row are good.`}>
      <TextInput
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_MIN}
        maxLength={PASSWORD_MAX}
      />
    </Field>
  );
}

export function PasswordField() {
  return (
    <Field label="Password">
      <TextInput name="password" type="password" autoComplete="current-password" required maxLength={PASSWORD_MAX} />
    </Field>
  );
}
