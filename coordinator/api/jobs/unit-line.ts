import type { Job as JobRow } from "#prisma/generated/client";
import { handle } from "../../handle";
import { linesOfBlock } from "../../inputs/lines-of-block";

/** A unit's line of the job's inputs; a range has none. */
export async function unitLine(job: JobRow, unit: number): Promise<string | undefined> {
  if (job.unitsBlob === null) return undefined;
  const { prisma, blobs } = handle();
  const block = await prisma.block.findFirst({
    where: { jobNo: job.no, firstUnit: { lte: unit } },
    orderBy: { seq: "desc" },
  });
  if (!block) return undefined;
  const start = Number(block.byteOffset);
  const bytes = await blobs.bytes(job.unitsBlob, { start, end: start + block.byteLength });
  return linesOfBlock(bytes)[unit - block.firstUnit];
}
