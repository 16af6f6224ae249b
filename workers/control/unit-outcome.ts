import type { FailureReason, ReplicaResult } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";

/** How one call of a program ended on this device. */
export type UnitOutcome =
  | { kind: "output"; bytes: Uint8Array; stderr: string; fuel: number; ms: number }
  | {
      kind: "failed";
      reason: FailureReason;
      exitCode?: number;
      /** What a command had printed and written until then, in the form of an output. */
      bytes?: Uint8Array;
      message: string;
      stderr: string;
      fuel: number;
      ms: number;
    }
  /** This device's misfortune: says nothing about the program. */
  | { kind: "lost"; message: string; boxDied?: true; refused?: true };

export function toResult(unit: number, outcome: UnitOutcome): ReplicaResult {
  switch (outcome.kind) {
    case "output":
      return { kind: "output", ...spent(unit, outcome), bytes: outcome.bytes };
    case "failed":
      return {
        kind: "failed",
        ...spent(unit, outcome),
        reason: outcome.reason,
        ...(outcome.exitCode === undefined ? {} : { exitCode: outcome.exitCode }),
        ...(outcome.bytes === undefined ? {} : { bytes: outcome.bytes }),
        message: travelling(outcome.message, LIMITS.unitErrorChars),
      };
    case "lost":
      return {
        kind: "lost",
        unit,
        message: travelling(outcome.message, LIMITS.unitErrorChars),
        ...(outcome.boxDied ? { boxDied: true } : {}),
      };
    default:
      throw new Error(`Unhandled outcome: ${outcome satisfies never}`);
  }
}

function spent(unit: number, outcome: { fuel: number; ms: number; stderr: string }) {
  const stderr = travelling(outcome.stderr, LIMITS.unitStderrBytes);
  return {
    unit,
    fuel: outcome.fuel,
    ms: Math.min(outcome.ms, LIMITS.unitWallMs * 2),
    ...(stderr === "" ? {} : { stderr }),
  };
}

/** The socket's msgpack writes a lone surrogate as bytes that no reader accepts: none may leave. */
function travelling(text: string, max: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, max)));
}
