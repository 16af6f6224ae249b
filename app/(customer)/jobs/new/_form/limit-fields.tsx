"use client";

import { Field } from "#app/_ui/field.tsx";
import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { LIMITS } from "#protocol/limits";
import { useJobForm } from "./form-context";

const MIB = 1024 * 1024;

/**
 * What one unit may use before it is stopped and counts as failed: tight limits save money when a program runs wild. And
 * how long all of it is kept.
 */
export function LimitFields() {
  const { draft, change, errorAt } = useJobForm();
  const maxBytes = draft.destination.trim() === "" ? LIMITS.unitOutputBytes : LIMITS.MAX_PLACED_OUTPUT_BYTES;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Seconds"
        error={errorAt("limits.seconds")}
        hint="On an ordinary core. Counted in weighted instructions, so it is the same on every device."
      >
        <NumberInput
          value={draft.seconds}
          min={1}
          max={LIMITS.unitWallMs / 1_000}
          onValueChange={(seconds) => change({ seconds }, "limits.seconds")}
        />
      </Field>
      <Field label="Memory" error={errorAt("limits.memoryMib")} hint="Devices must have at least this much free.">
        <NumberInput
          value={draft.memoryMib}
          min={1}
          max={LIMITS.unitMemoryMib}
          unit="MiB"
          onValueChange={(memoryMib) => change({ memoryMib }, "limits.memoryMib")}
        />
      </Field>
      <Field
        label="Output bytes"
        error={errorAt("limits.outputBytes")}
        hint={
          draft.outputBytes === null
            ? `At most ${maxBytes / MIB} MiB.`
            : `${formatBytes(draft.outputBytes)} of standard output and files.`
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
      <Field
        label="Keep for"
        error={errorAt("keepDays")}
        hint="Counted from the job's end; then inputs and results are deleted. Empty: as long as this city keeps them."
      >
        <NumberInput
          value={draft.keepDays}
          min={1}
          max={LIMITS.MAX_KEEP_DAYS}
          unit="days"
          onValueChange={(keepDays) => change({ keepDays }, "keepDays")}
        />
      </Field>
    </div>
  );
}
