"use client";

import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { useJobForm } from "./form-context";

/** The outputs of another job: this one starts when that one has finished. */
export function OutputInputs() {
  const { draft, change, errorAt } = useJobForm();
  return (
    <>
      <Field
        label="Job"
        error={errorAt("inputs.job")}
        hint="The id on its page. It may still run: this job starts by itself as soon as that one has finished."
      >
        <TextInput
          mono
          value={draft.sourceJob}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="job_0123456789abcdef"
          onChange={(event) => change({ sourceJob: event.target.value }, "inputs.job")}
        />
      </Field>
      <Field
        label="Outputs per unit"
        aside="optional"
        error={errorAt("inputs.group")}
        hint="Such as 100: a unit gets so many as a JSON array, to make one of them. Empty: each output is a file and a unit."
      >
        <NumberInput value={draft.group} min={2} onValueChange={(group) => change({ group }, "inputs.group")} />
      </Field>
      {draft.group !== null && (
        <Switch
          label="Until one is left"
          hint="The program runs over its own outputs again, as further jobs on the same budget."
          checked={draft.untilOne}
          onCheckedChange={(untilOne) => change({ untilOne }, "inputs.untilOne")}
        />
      )}
      <Switch
        label="Leave failed units out"
        hint="Otherwise this job does not start when units of that one have failed."
        checked={draft.skipsFailed}
        onCheckedChange={(skipsFailed) => change({ skipsFailed }, "inputs.failed")}
      />
    </>
  );
}
