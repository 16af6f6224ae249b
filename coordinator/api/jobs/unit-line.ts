import type { Job as JobRow } from "#prisma/generated/client";
import { handle } from "../../handle";
import { readLines } from "../../inputs/read-lines";

/** A unit's line of the job's inputs; a range has none. */
export async function unitLine(job: JobRow, unit: number): Promise<string | undefined> {
  if (job.unitsBlob === null) return undefined;
  const { prisma, blobs } = handle();
  const block = await prisma.block.findFirst({
    where: { jobNo: job.no, firstUnit: { lte: unit } },
    orderBy: { seq: "desc" },
  });
  if (!block) return undefined;
  return (await readLines(blobs, job.unitsBlob, block))[unit - block.firstUnit];
}
