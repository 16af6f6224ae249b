import type { UnitOutput } from "#core/units/output";
import type { FromUnit, ProgramFile, RunMessage } from "#protocol/sandbox-messages";

/** Why a program's own run failed. */
export type RunFailure = Extract<FromUnit, { op: "failed" }>["reason"];

/** How one run of a program ended. */
export type RunOutcome = { stderr: string; fuel: number } & (
  | { kind: "output"; output: UnitOutput }
  | { kind: "failed"; reason: RunFailure; exitCode?: number; message: string }
);

/** What every run of one program shares. */
export interface ProgramTerms {
  shared: ProgramFile[];
  outputs: string[];
  okExitCodes: number[];
  limits: { fuel: number; memoryMib: number; outputBytes: number; stderrBytes: number };
}

export type UnitInput = Omit<RunMessage, "op">;
