"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { useJobForm } from "./form-context";

/** Every combination of the axes' values is a unit. */
export function GridInputs() {
  const t = useTranslations("customer.newJob");
  const { draft, change } = useJobForm();
  return (
    <>
      <Field label={t("inputs.grid.axes")} hint={t("inputs.grid.axesHint")}>
        <TextArea
          mono
          rows={5}
          spellCheck={false}
          placeholder={"model = small, large\nalpha = 0..1 step 0.1\nn = 1..20"}
          value={draft.axes}
          onChange={(event) => change({ axes: event.target.value }, "inputs")}
        />
      </Field>
      <Field label={t("inputs.grid.seeds")} aside={t("page.optional")} hint={t("inputs.grid.seedsHint")}>
        <NumberInput value={draft.seeds} min={1} onValueChange={(seeds) => change({ seeds }, "inputs")} />
      </Field>
    </>
  );
}
