import type { ProgramFault } from "#protocol/programs/program-fault";
import type { ProgramNote } from "#protocol/programs/program-note";

/**
 * `prepared` is what devices run; `notes` describe the program, and `warnings` what may fail or differ on devices, with
 * its place, if the source alone cannot decide. `at` is the position of the fault in a script's source, if it has one.
 */
export type ProgramCheck =
  | { kind: "ok"; prepared: Uint8Array; notes: ProgramNote[]; warnings: ProgramFault[] }
  | { kind: "refused"; faults: ProgramFault[]; at?: number };
