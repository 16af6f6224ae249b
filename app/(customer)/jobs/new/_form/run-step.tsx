"use client";

import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { LIMITS } from "#protocol/limits";
import { WORK_KIND_WORDS } from "#protocol/work-kind-in-words";
import { CheckingField } from "./checking-field";
import { ComparisonFields } from "./comparison-fields";
import { useJobForm } from "./form-context";
import { LimitFields } from "./limit-fields";
import { Step } from "./step";

export function RunStep({ done }: { done: boolean }) {
  const { draft, change, errorAt } = useJobForm();
  return (
    <Step number={3} title="Run settings" about="Cores and budget can be changed while it runs" done={done}>
      <Field label="Name of the job" error={errorAt("name")}>
        <TextInput
          value={draft.name}
          maxLength={LIMITS.jobNameChars}
          onChange={(event) => change({ name: event.target.value }, "name")}
        />
      </Field>
      <Field
        label="What it is for"
        aside={`${draft.cause.length} of ${LIMITS.causeChars}`}
        hint="Residents read this on the device that works for you."
        error={errorAt("cause")}
      >
        <TextArea
          rows={2}
          value={draft.cause}
          maxLength={LIMITS.causeChars}
          onChange={(event) => change({ cause: event.target.value }, "cause")}
        />
      </Field>
      <Field label="Kind of work" hint="Residents may choose by it what their devices work for.">
        <Select
          value={draft.workKind}
          onValueChange={(workKind) => change({ workKind }, "workKind")}
          options={WORK_KINDS.map((kind) => ({ value: kind, label: WORK_KIND_WORDS.en[kind] }))}
        />
      </Field>
      <CheckingField />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Cores" error={errorAt("cores")} hint="The most at once. Turn it up, down or to 0 at any time.">
          <NumberInput
            value={draft.cores}
            min={0}
            max={LIMITS.coresPerJob}
            onValueChange={(cores) => change({ cores }, "cores")}
          />
        </Field>
        <Field
          label="Budget in dollars"
          error={errorAt("budget")}
          hint="Spending never exceeds it. What is left comes back."
        >
          <TextInput
            inputMode="decimal"
            value={draft.budget}
            onChange={(event) => change({ budget: event.target.value }, "budget")}
          />
        </Field>
      </div>
      {draft.replicas !== 1 && <ComparisonFields />}
      <Disclosure summary="Limits of one unit" aside="time, memory, output">
        <LimitFields />
      </Disclosure>
    </Step>
  );
}
