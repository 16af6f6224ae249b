import type { BlobHash } from "#core/ids";
import type { Runtime } from "#core/jobs/job-spec";
import type { Prisma, Program as ProgramRow } from "#prisma/generated/client";
import { type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { BytesSource } from "#protocol/manifest/job-manifest";
import type { ProgramFault } from "#protocol/programs/program-fault";
import type { ProgramNote } from "#protocol/programs/program-note";
import { handle } from "../../handle";
import { PREPARED_VERSION } from "../../programs/prepared-version";
import { uploadedBlob } from "../../programs/uploaded-blob";
import type { RefusedField } from "../../refusals/api-error";
import type { BlobStore } from "../../storage/blob-store";
import { recordUpload } from "../../uploads/uploads";

export type PreparedProgram =
  | { kind: "prepared"; blob: BlobHash; bytes: number; runs: { hash: BlobHash; bytes: number }; said: Said }
  | RefusedProgram;

export interface RefusedProgram {
  kind: "refused";
  field: RefusedField;
}

/** Notes about the program, and warnings for its author. */
export type Said = { notes: ProgramNote[]; warnings: ProgramFault[] };

/**
 * Checks and rewrites an uploaded program for devices: once for each content and runtime, and again when a new version
 * of the city rewrites differently. Jobs that were submitted earlier keep their version.
 */
export async function prepareProgram(
  blobs: BlobStore,
  personId: string,
  runtime: Runtime,
  source: BytesSource,
  signal?: AbortSignal,
): Promise<PreparedProgram> {
  const { prisma, programs } = handle();
  const uploaded = await uploadedBlob(blobs, source);
  if (uploaded.kind === "refused") return refusedProgram(uploaded.fault);
  const { hash, bytes } = uploaded;
  const known = await prisma.program.findUnique({ where: { hash_runtime: { hash, runtime } } });
  if (known?.preparedVersion === PREPARED_VERSION)
    return prepared(uploaded, { hash: known.preparedHash as BlobHash, bytes: known.preparedBytes }, saidOf(known));
  if (bytes > LIMITS.programBytes) {
    return refusedProgram(jobFault("program-too-large", { bytes }));
  }
  const check = await programs.check(personId, { runtime, hash, bytes: () => blobs.bytes(hash) }, signal);
  if (check.kind === "refused") return faultyProgram(check.faults);
  const runs = await blobs.putBytes(check.prepared);
  await recordUpload(prisma, personId, runs.hash, runs.bytes);
  const row = {
    preparedHash: runs.hash,
    preparedBytes: runs.bytes,
    notes: check.notes as unknown as Prisma.InputJsonArray,
    warnings: check.warnings as unknown as Prisma.InputJsonArray,
    preparedVersion: PREPARED_VERSION,
  };
  await prisma.program.upsert({
    where: { hash_runtime: { hash, runtime } },
    create: { hash, runtime, ...row },
    update: row,
  });
  return prepared(uploaded, runs, check);
}

export const saidOf = ({ notes, warnings }: Pick<ProgramRow, "notes" | "warnings">): Said => ({
  notes: notes as unknown as ProgramNote[],
  warnings: warnings as unknown as ProgramFault[],
});

export const refusedProgram = (fault: JobFault): RefusedProgram => ({
  kind: "refused",
  field: { path: "program", jobFault: fault },
});

export const faultyProgram = (faults: ProgramFault[]): RefusedProgram => ({
  kind: "refused",
  field: { path: "program", fault: { kind: "program", faults } },
});

const prepared = (
  uploaded: { hash: BlobHash; bytes: number },
  runs: { hash: BlobHash; bytes: number },
  { notes, warnings }: Said,
) => ({ kind: "prepared", blob: uploaded.hash, bytes: uploaded.bytes, runs, said: { notes, warnings } }) as const;
