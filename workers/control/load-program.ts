import type { JobSheet } from "#core/jobs/job-sheet";
import { LIMITS } from "#protocol/limits";
import type { ProgramMessage } from "#protocol/sandbox-messages";
import type { BlobSource } from "./blob-source";

/** Everything of a job that its unit workers share. */
export async function loadProgram(sheet: JobSheet, blobs: BlobSource): Promise<ProgramMessage> {
  const [program, ...shared] = await Promise.all([
    blobs.cached(sheet.program.hash),
    ...sheet.shared.map(async ({ path, hash }) => ({ path, bytes: await blobs.cached(hash) })),
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
