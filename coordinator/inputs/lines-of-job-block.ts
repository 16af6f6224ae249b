import type { JobId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import type { Coordinator } from "../shell/coordinator";
import type { BlobStore } from "../storage/blob-store";
import { readLines } from "./read-lines";

export interface LineSources {
  coordinator: Coordinator;
  prisma: PrismaClient;
  blobs: BlobStore;
}

/** From memory if this coordinator works on the block; otherwise from the store. */
export async function linesOfJobBlock(
  { coordinator, prisma, blobs }: LineSources,
  jobId: string,
  seq: number,
): Promise<{ first: number; lines: string[] } | undefined> {
  const job = coordinator.state.jobs.get(jobId as JobId);
  const inMemory = job?.blocks.get(seq);
  if (inMemory?.lines) return { first: inMemory.first, lines: inMemory.lines };
  const row = await prisma.job.findUnique({ where: { id: jobId }, select: { no: true, unitsBlob: true } });
  if (!row?.unitsBlob) return undefined;
  const block = await prisma.block.findUnique({ where: { jobNo_seq: { jobNo: row.no, seq } } });
  if (!block) return undefined;
  return { first: block.firstUnit, lines: await readLines(blobs, block.unitsBlob ?? row.unitsBlob, block) };
}
