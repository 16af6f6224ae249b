"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { useJobForm } from "./form-context";

/** The outputs of another job: this one starts when that one has finished. */
export function OutputInputs() {
  const t = useTranslations("customer.newJob");
  const { draft, change, errorAt } = useJobForm();
  return (
    <>
      <Field label={t("inputs.outputs.job")} error={errorAt("inputs.job")} hint={t("inputs.outputs.jobHint")}>
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
        label={t("inputs.outputs.group")}
        aside={t("page.optional")}
        error={errorAt("inputs.group")}
        hint={t("inputs.outputs.groupHint")}
      >
        <NumberInput value={draft.group} min={2} onValueChange={(group) => change({ group }, "inputs.group")} />
      </Field>
      {draft.group !== null && (
        <Switch
          label={t("inputs.outputs.untilOne")}
          hint={t("inputs.outputs.untilOneHint")}
          checked={draft.untilOne}
          onCheckedChange={(untilOne) => change({ untilOne }, "inputs.untilOne")}
        />
      )}
      <Switch
        label={t("inputs.outputs.skip")}
        hint={t("inputs.outputs.skipHint")}
        checked={draft.skipsFailed}
        onCheckedChange={(skipsFailed) => change({ skipsFailed }, "inputs.failed")}
      />
    </>
  );
}
