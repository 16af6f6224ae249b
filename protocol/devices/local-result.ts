import { LIMITS } from "../limits";
import type { LocalResult } from "./device-messages";
import type { UnitAnswer } from "./sandbox-messages";

/** What the program itself did, success or failure. */
export type ProgramResult = Exclude<LocalResult, { kind: "lost" }>;
type LostResult = Extract<LocalResult, { kind: "lost" }>;
type FailedResult = Extract<LocalResult, { kind: "failed" }>;

/** Converts a unit worker's checked answer to the result of its unit. */
export function resultOf(answer: UnitAnswer): ProgramResult {
  const { unit, fuel } = answer;
  const ms = Math.min(answer.ms, LIMITS.unitWallMs * 2);
  const stderr = answer.stderr === "" ? {} : { stderr: wellFormed(answer.stderr, LIMITS.unitStderrBytes) };
  if (answer.op === "output") return { kind: "output", unit, fuel, ms, ...stderr, bytes: new Uint8Array(answer.bytes) };
  const { reason, exitCode, bytes } = answer;
  return {
    ...{ kind: "failed", unit, fuel, ms, ...stderr, reason },
    message: wellFormed(answer.message, LIMITS.unitErrorChars),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(bytes === undefined ? {} : { bytes: new Uint8Array(bytes) }),
  };
}

/** A unit that was ended from outside. */
export const stoppedResult = (
  unit: number,
  { reason, message, ms }: Pick<FailedResult, "reason" | "message" | "ms">,
): ProgramResult => ({ kind: "failed", unit, reason, message, fuel: 0, ms: Math.min(ms, LIMITS.unitWallMs * 2) });

export const lostResult = (
  unit: number,
  message: string,
  more: Pick<LostResult, "boxDied" | "inputFault"> = {},
): LocalResult => ({
  kind: "lost",
  unit,
  message: wellFormed(message, LIMITS.unitErrorChars),
  ...more,
});

/** The socket's msgpack writes a lone surrogate as bytes that no reader accepts, so they are replaced. */
function wellFormed(text: string, maxChars: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, maxChars)));
}
