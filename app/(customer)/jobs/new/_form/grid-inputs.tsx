"use client";

import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { useJobForm } from "./form-context";

/** Every combination of the axes' values is a unit. */
export function GridInputs() {
  const { draft, change } = useJobForm();
  return (
    <>
      <Field
        label="Parameters, one in each line"
        hint="Values as a list or as steps. Every combination becomes a unit; the last line changes fastest."
      >
        <TextArea
          mono
          rows={5}
          spellCheck={false}
          placeholder={"model = small, large\nalpha = 0..1 step 0.1\nn = 1..20"}
          value={draft.axes}
          onChange={(event) => change({ axes: event.target.value }, "inputs")}
        />
      </Field>
      <Field label="Seeds for each combination" aside="optional" hint="Adds a field {seed}, from 1.">
        <NumberInput value={draft.seeds} min={1} onValueChange={(seeds) => change({ seeds }, "inputs")} />
      </Field>
    </>
  );
}
