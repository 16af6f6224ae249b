"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { SEPARATORS, type Separator } from "#protocol/manifest/separators";
import { useJobForm } from "./form-context";

const NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const satisfies Record<Separator, string>;

export function SeparatorField() {
  const t = useTranslations("customer.newJob.inputs.separator");
  const { draft, change } = useJobForm();
  return (
    <Field label={t("label")} hint={t("hint")}>
      <Select
        options={SEPARATORS.map((value) => ({ value, label: t(NAMES[value]) }))}
        value={draft.separator}
        onValueChange={(separator) => change({ separator }, "inputs")}
      />
    </Field>
  );
}
