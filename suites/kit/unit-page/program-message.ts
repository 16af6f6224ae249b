import type { ProgramMessage } from "#protocol/sandbox-messages";

/** Long enough for an emulated processor. */
export const WALL_MS = 1_800_000;

/** What the control worker would say to a unit worker, with room for everything in the corpus. */
export function programMessage(runtime: ProgramMessage["runtime"], program: Uint8Array): ProgramMessage {
  const limits = { fuel: 1e12, memoryMib: 64, outputBytes: 1_000_000, stderrBytes: 4_096 };
  return { op: "program", runtime, program, shared: [], outputs: [], okExitCodes: [0], limits, sharePercent: 100 };
}
