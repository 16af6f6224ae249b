/**
 * `prepared` is what devices run; `notes` say what was understood of the program, and `warnings` what may fail or differ on
 * devices, with its place, where nobody can know from the text alone. `at` is where in a script's text the fault lies, as
 * far as it lies in one place.
 */
export type ProgramCheck =
  | { kind: "ok"; prepared: Uint8Array; notes: string[]; warnings: string[] }
  | { kind: "refused"; message: string; at?: number };
