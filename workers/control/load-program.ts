import type { JobSheet } from "#core/jobs/job-sheet";
import type { GrantStub } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import type { ProgramMessage } from "#protocol/sandbox-messages";
import type { BlobSource } from "./blob-source";

/** Everything of a job that its unit workers share; the share of the core is said when it is loaded. */
export type LoadedProgram = Omit<ProgramMessage, "sharePercent">;

export async function loadProgram(sheet: JobSheet, blobs: BlobSource, stub: GrantStub): Promise<LoadedProgram> {
  const [program, ...shared] = await Promise.all([
    blobs.cached(sheet.program.hash, stub),
    ...sheet.shared.map(async ({ path, hash }) => ({ path, bytes: await blobs.cached(hash, stub) })),
  ]);
  const { fuel, memoryMib, outputBytes } = sheet.limits;
  return {
    op: "program",
    runtime: sheet.runtime,
    program,
    shared,
    outputs: sheet.outputs,
    okExitCodes: sheet.okExitCodes,
    limits: { fuel, memoryMib, outputBytes, stderrBytes: LIMITS.unitStderrBytes },
  };
}
