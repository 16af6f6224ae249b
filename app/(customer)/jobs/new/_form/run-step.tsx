"use client";

import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { LIMITS } from "#protocol/limits";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";
import { CheckingField } from "./checking-field";
import { ComparisonFields } from "./comparison-fields";
import { useJobForm } from "./form-context";
import { LimitFields } from "./limit-fields";
import { Step } from "./step";

export function RunStep({ done }: { done: boolean }) {
  const t = useTranslations("customer.newJob.run");
  const language = useLanguage();
  const { draft, change, errorAt } = useJobForm();
  return (
    <Step number={3} title={t("title")} about={t("about")} done={done}>
      <Field label={t("name")} error={errorAt("name")}>
        <TextInput
          value={draft.name}
          maxLength={LIMITS.jobNameChars}
          onChange={(event) => change({ name: event.target.value }, "name")}
        />
      </Field>
      <Field
        label={t("cause")}
        aside={t("causeChars", { chars: String(draft.cause.length), max: String(LIMITS.causeChars) })}
        hint={t("causeHint")}
        error={errorAt("cause")}
      >
        <TextArea
          rows={2}
          value={draft.cause}
          maxLength={LIMITS.causeChars}
          onChange={(event) => change({ cause: event.target.value }, "cause")}
        />
      </Field>
      <Field label={t("workKind")} hint={t("workKindHint")}>
        <Select
          value={draft.workKind}
          onValueChange={(workKind) => change({ workKind }, "workKind")}
          options={WORK_KINDS.map((kind) => ({ value: kind, label: WORK_KIND_WORDS[language][kind] }))}
        />
      </Field>
      <CheckingField />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("cores")} error={errorAt("cores")} hint={t("coresHint")}>
          <NumberInput
            value={draft.cores}
            min={0}
            max={LIMITS.coresPerJob}
            onValueChange={(cores) => change({ cores }, "cores")}
          />
        </Field>
        <Field label={t("budget")} error={errorAt("budget")} hint={t("budgetHint")}>
          <DecimalInput value={draft.budget} onValue={(value) => change({ budget: value }, "budget")} />
        </Field>
      </div>
      {draft.replicas !== 1 && <ComparisonFields />}
      <Disclosure summary={t("limits.title")} aside={t("limits.about")}>
        <LimitFields />
      </Disclosure>
    </Step>
  );
}
