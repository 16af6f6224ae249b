"use client";

import { Field } from "#app/_ui/field.tsx";
import { Select, type SelectOption } from "#app/_ui/select.tsx";
import type { Separator } from "#protocol/csv-rows";
import { useJobForm } from "./form-context";

const SEPARATORS: readonly SelectOption<Separator>[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab (TSV)" },
  { value: "|", label: "Bar" },
];

export function SeparatorField() {
  const { draft, change } = useJobForm();
  return (
    <Field label="Cells are separated by" hint="The first row names the columns: each is a field, like {name}.">
      <Select
        options={SEPARATORS}
        value={draft.separator}
        onValueChange={(separator) => change({ separator }, "inputs")}
      />
    </Field>
  );
}
