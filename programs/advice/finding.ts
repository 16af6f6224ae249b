import type { ScriptFinding } from "#protocol/programs/program-fault";

/** Something about one place of a program that its author should know. */
export interface Finding {
  at: number;
  /** Of several findings with the same subject only the first is shown, with the number of the others. */
  subject: string;
  found: ScriptFinding;
  /** It fails whenever a unit runs, so submitting is refused. */
  isSure: boolean;
}
