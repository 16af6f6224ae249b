"use client";

import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { useJobForm } from "./form-context";

const ENDS = [
  ["from", "From"],
  ["to", "To, included"],
  ["step", "In steps of"],
] as const;

export function RangeInputs() {
  const { draft, change, errorAt } = useJobForm();
  const { range } = draft;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {ENDS.map(([end, label]) => (
        <Field key={end} label={label} error={errorAt(`inputs.${end}`)}>
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
