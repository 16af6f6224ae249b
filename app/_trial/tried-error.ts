import type { LocalResult } from "#protocol/device-messages";
import { type FailedSpec, failureInWords } from "#protocol/failure-in-words";
import type { Language } from "#protocol/language";

export type TriedSpec = Pick<FailedSpec, "limits" | "fuelPerSecond">;
export type TriedFailure = Exclude<LocalResult, { kind: "output" }>;

/** Why a unit that was tried here has no output. */
export function triedError(unit: TriedFailure, spec: TriedSpec, language: Language): string {
  if (unit.kind === "lost") return unit.message;
  const { reason: failure, exitCode = null, message } = unit;
  return failureInWords({ failure, exitCode, message }, { ...spec, hasComparison: false }, language);
}
