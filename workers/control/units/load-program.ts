import type { JobSpec } from "#core/jobs/job-spec";
import { findUnmetered } from "#core/metering/find-unmetered";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { ProgramMessage } from "#protocol/devices/sandbox-messages";
import { LIMITS } from "#protocol/limits";
import type { BlobSource } from "../bytes/blob-source";

/** The device refuses the program itself; nothing is wrong with the device. */
export class ProgramRefused extends Error {
  override readonly name = "ProgramRefused";
}

/** Everything that a job's unit workers share; the share of the core is set when the program is loaded. */
export type LoadedProgram = Omit<ProgramMessage, "sharePercent" | "program"> & { program: Uint8Array };

export async function loadProgram(spec: JobSpec, blobs: BlobSource, stub: GrantStub): Promise<LoadedProgram> {
  const [program, ...shared] = await Promise.all([
    blobs.cached(spec.program.hash, stub),
    ...spec.shared.map(async ({ path, hash }) => ({ path, bytes: await blobs.cached(hash, stub) })),
  ]);
  // WebKit never ends an unmetered endless loop, whatever is done to its frame, so such a module is never posted.
  const fault = spec.runtime === "wasi" ? findUnmetered(program) : undefined;
  if (fault !== undefined) throw new ProgramRefused(`This program was not run: it is not metered. ${fault}`);
  const { fuel, memoryMib, outputBytes } = spec.limits;
  return {
    op: "program",
    runtime: spec.runtime,
    program,
    shared,
    outputs: spec.outputs,
    okExitCodes: spec.okExitCodes,
    limits: { fuel, memoryMib, outputBytes, stderrBytes: LIMITS.unitStderrBytes },
  };
}
