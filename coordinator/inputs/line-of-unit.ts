import type { Job as JobRow, PrismaClient } from "#prisma/generated/client";
import type { BlobStore } from "../storage/blob-store";
import { blockOfUnit } from "./block-of-unit";
import { readLines } from "./read-lines";

/** A unit's line of its job's inputs; a range has none. */
export async function lineOfUnit(
  { prisma, blobs }: { prisma: PrismaClient; blobs: BlobStore },
  { no: jobNo, unitsBlob }: Pick<JobRow, "no" | "unitsBlob">,
  unit: number,
): Promise<string | undefined> {
  if (unitsBlob === null) return undefined;
  const block = await blockOfUnit(prisma, jobNo, unit);
  return block ? (await readLines(blobs, block.unitsBlob ?? unitsBlob, block))[unit - block.firstUnit] : undefined;
}
