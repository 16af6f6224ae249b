import type { Prisma } from "#prisma/generated/client";
import type { UnitsPlan } from "./units-plan";

/** Blocks per statement: each has five numbers. */
const CHUNK = 20_000;

/** For units that are added to a job: what comes before them, and the blob of their lines. */
export interface AfterBlocks {
  blocks: number;
  units: number;
  unitsBlob: string | null;
}

/** Stores a job's units as blocks: a range's as numbers only, others with the positions of their lines. */
export async function writeBlocks(
  tx: Prisma.TransactionClient,
  jobNo: number,
  { units, blocks }: UnitsPlan,
  after: AfterBlocks = { blocks: 0, units: 0, unitsBlob: null },
): Promise<void> {
  if (!Array.isArray(blocks)) {
    const size = blocks.unitsPerBlock;
    await tx.$executeRaw`
      INSERT INTO block (job_no, seq, first_unit, count, byte_offset, units_blob)
      SELECT ${jobNo}::int, ${after.blocks}::int + seq, ${after.units}::int + seq * ${size}::int,
        least(${size}::int, ${units}::int - seq * ${size}::int), ${after.units}::bigint, ${after.unitsBlob}::text
      FROM generate_series(0, (${units}::int - 1) / ${size}::int) AS seq`;
    return;
  }
  for (let at = 0; at < blocks.length; at += CHUNK) {
    const chunk = blocks.slice(at, at + CHUNK);
    await tx.$executeRaw`
      INSERT INTO block (job_no, units_blob, seq, first_unit, count, byte_offset, byte_length)
      SELECT ${jobNo}::int, ${after.unitsBlob}::text, b.* FROM unnest(${chunk.map((b) => after.blocks + b.seq)}::int[],
        ${chunk.map((b) => after.units + b.firstUnit)}::int[], ${chunk.map((b) => b.count)}::int[], ${chunk.map((b) => BigInt(b.byteOffset))}::bigint[],
        ${chunk.map((b) => b.byteLength)}::int[]) AS b`;
  }
}
