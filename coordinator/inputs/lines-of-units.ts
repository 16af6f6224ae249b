import type { BlobStore } from "../storage/blob-store";
import { readLines } from "./read-lines";
import type { UnitsPlan } from "./units-plan";

/** The lines of some units of a plan, in order; null for a range, whose units have none. */
export async function linesOfUnits(
  blobs: BlobStore,
  { units, unitsBlob, blocks }: UnitsPlan,
  wanted: readonly number[],
): Promise<string[] | null> {
  if (unitsBlob === undefined) return null;
  return Promise.all(
    wanted.map(async (unit) => {
      const block = Array.isArray(blocks)
        ? blocks.find(({ firstUnit, count }) => unit >= firstUnit && unit < firstUnit + count)
        : alikeBlock(unit, units, blocks.unitsPerBlock);
      if (!block) throw new Error(`No block has unit ${unit}.`);
      return (await readLines(blobs, unitsBlob, block))[unit - block.firstUnit] ?? "";
    }),
  );
}

function alikeBlock(unit: number, units: number, unitsPerBlock: number) {
  const firstUnit = unit - (unit % unitsPerBlock);
  return { firstUnit, count: Math.min(unitsPerBlock, units - firstUnit), byteOffset: 0, byteLength: 0 };
}
