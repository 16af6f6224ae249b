/** `prepared` is what devices run; `notes` say what was understood of the program, and what may surprise. */
export type ProgramCheck = { kind: "ok"; prepared: Uint8Array; notes: string[] } | { kind: "refused"; message: string };
