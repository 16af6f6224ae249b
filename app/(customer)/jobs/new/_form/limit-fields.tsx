"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { LIMITS } from "#protocol/limits";
import { useJobForm } from "./form-context";

const MIB = 1024 * 1024;

/**
 * What one unit may use before it is stopped and counts as failed: tight limits save money when a program runs wild. And
 * how long all of it is kept.
 */
export function LimitFields() {
  const t = useTranslations("customer.newJob.run.limits");
  const numbers = useNumbers();
  const { draft, change, errorAt } = useJobForm();
  const maxBytes = draft.destination.trim() === "" ? LIMITS.unitOutputBytes : LIMITS.MAX_PLACED_OUTPUT_BYTES;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("seconds")} error={errorAt("limits.seconds")} hint={t("secondsHint")}>
        <NumberInput
          value={draft.seconds}
          min={1}
          max={LIMITS.unitWallMs / 1_000}
          onValueChange={(seconds) => change({ seconds }, "limits.seconds")}
        />
      </Field>
      <Field label={t("memory")} error={errorAt("limits.memoryMib")} hint={t("memoryHint")}>
        <NumberInput
          value={draft.memoryMib}
          min={1}
          max={LIMITS.unitMemoryMib}
          unit={t("mib")}
          onValueChange={(memoryMib) => change({ memoryMib }, "limits.memoryMib")}
        />
      </Field>
      <Field
        label={t("output")}
        error={errorAt("limits.outputBytes")}
        hint={
          draft.outputBytes === null
            ? t("outputMax", { max: numbers.count(maxBytes / MIB) })
            : t("outputSum", { bytes: numbers.bytes(draft.outputBytes) })
        }
      >
        <NumberInput
          value={draft.outputBytes}
          min={1}
          max={maxBytes}
          step={1_024}
          onValueChange={(outputBytes) => change({ outputBytes }, "limits.outputBytes")}
        />
      </Field>
      {draft.runtime !== "js" && (
        <Field label={t("find")} error={errorAt("findExitCode")} hint={t("findHint")}>
          <NumberInput
            value={draft.findExitCode}
            min={0}
            max={255}
            onValueChange={(findExitCode) => change({ findExitCode }, "findExitCode")}
          />
        </Field>
      )}
      <Field label={t("keep")} error={errorAt("keepDays")} hint={t("keepHint")}>
        <NumberInput
          value={draft.keepDays}
          min={1}
          max={LIMITS.MAX_KEEP_DAYS}
          unit={t("days")}
          onValueChange={(keepDays) => change({ keepDays }, "keepDays")}
        />
      </Field>
    </div>
  );
}
