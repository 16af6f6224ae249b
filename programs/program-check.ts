/**
 * `prepared` is what devices run; `notes` say what was understood of the program, and `warnings` what may fail or differ on
 * devices, with its place, where nobody can know from the text alone.
 */
export type ProgramCheck =
  | { kind: "ok"; prepared: Uint8Array; notes: string[]; warnings: string[] }
  | { kind: "refused"; message: string };
