import type { ProgramMessage } from "#protocol/devices/sandbox-messages";

/** Long enough for an emulated processor. */
export const WALL_MS = 1_800_000;

interface UnitProgram {
  runtime: ProgramMessage["runtime"];
  program: Uint8Array;
  /** A command's shared files. */
  shared?: { path: string; text: string }[];
}

/** The control worker's message to a unit worker, with limits that are sufficient for the whole corpus. */
export function programMessage({ runtime, program, shared = [] }: UnitProgram) {
  const limits = { fuel: 1e12, memoryMib: 64, outputBytes: 1_000_000, stderrBytes: 4_096 };
  const files = shared.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  return {
    op: "program",
    runtime,
    program,
    shared: files,
    outputs: [],
    okExitCodes: [0],
    limits,
    sharePercent: 100,
  } satisfies ProgramMessage;
}
