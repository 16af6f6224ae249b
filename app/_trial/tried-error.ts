import type { LocalResult } from "#protocol/devices/device-messages";
import type { Language } from "#protocol/text/language";
import { deviceFaultInWords } from "#protocol/words/device-fault-in-words";
import { type FailedSpec, failureInWords } from "#protocol/words/failure-in-words";

export type TriedSpec = Pick<FailedSpec, "limits" | "fuelPerSecond">;
export type TriedFailure = Exclude<LocalResult, { kind: "output" }>;

/** Why a unit that was tried here has no output. */
export function triedError(unit: TriedFailure, spec: TriedSpec, language: Language): string {
  if (unit.kind === "lost") {
    const fault = deviceFaultInWords(unit.message, language);
    return fault === undefined ? unit.message : `${fault.charAt(0).toLocaleUpperCase()}${fault.slice(1)}.`;
  }
  const { reason: failure, exitCode = null, message } = unit;
  return failureInWords({ failure, exitCode, message }, { ...spec, hasComparison: false }, language);
}
