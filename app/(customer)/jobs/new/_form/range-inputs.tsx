"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { useJobForm } from "./form-context";

const ENDS = ["from", "to", "step"] as const;

export function RangeInputs() {
  const t = useTranslations("customer.newJob.inputs.range");
  const { draft, change, errorAt } = useJobForm();
  const { range } = draft;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {ENDS.map((end) => (
        <Field key={end} label={t(end)} error={errorAt(`inputs.${end}`)}>
          <NumberInput
            value={range[end]}
            {...(end === "step" ? { min: 1 } : {})}
            onValueChange={(value) => change({ range: { ...range, [end]: value } }, `inputs.${end}`)}
          />
        </Field>
      ))}
    </div>
  );
}
