import type { UnitOutput } from "#core/units/output";
import type { ProgramFile, RunMessage, UnitAnswer } from "#protocol/devices/sandbox-messages";

/** Why a program's own run failed. */
export type RunFailure = Extract<UnitAnswer, { op: "failed" }>["reason"];

interface Spent {
  stderr: string;
  fuel: number;
}

/**
 * How one run of a program ended: a script's output is bytes, a command's has parts and nothing of it has been written
 * out. A failed command has what it had printed and written until then, unless it was never begun. Each kind has all of
 * its fields: what an outcome lacked would be looked for on `Object.prototype`, where a program may have put anything.
 */
export type RunOutcome<Output extends ArrayBuffer | UnitOutput> =
  | ({ kind: "output"; output: Output } & Spent)
  | ({
      kind: "failed";
      reason: RunFailure;
      exitCode: number | undefined;
      message: string;
      output: Output | undefined;
    } & Spent);

/** What every run of one program shares. */
export interface ProgramTerms {
  shared: ProgramFile[];
  outputs: string[];
  okExitCodes: number[];
  limits: { fuel: number; memoryMib: number; outputBytes: number; stderrBytes: number };
}

export type UnitInput = Omit<RunMessage, "op">;
