import { LIMITS } from "#protocol/limits";
import { gridLine, gridSizes, gridUnits, longestGridLine, type ParameterGrid } from "#protocol/parameter-grid";
import type { BlobStore } from "../storage/blob-store";
import { encodeGrid } from "./grid-lines";
import { InputRefused } from "./input-refused";
import { FIRST_UNITS, type PlanOutcome } from "./units-plan";

const KIB = 1024;

/** The units of a grid: counted before any is made, and never stored, because each is computed from its number. */
export async function planGrid(blobs: BlobStore, grid: ParameterGrid): Promise<PlanOutcome> {
  const units = gridUnits(grid);
  if (units > LIMITS.unitsPerJob) {
    const sizes = gridSizes(grid);
    const product = sizes.map((size) => size.toLocaleString("en")).join(" × ");
    const isExact = Number.isSafeInteger(units);
    throw new InputRefused(
      `This grid has ${product}${isExact ? ` = ${units.toLocaleString("en")}` : ""} units; a job may have ${LIMITS.unitsPerJob.toLocaleString("en")}. Take larger steps or fewer axes, or do more in each unit.`,
    );
  }
  const longestLineBytes = longestGridLine(grid);
  if (longestLineBytes > LIMITS.inputLineBytes) {
    throw new InputRefused(
      `A unit's values come to more than ${LIMITS.inputLineBytes / KIB} KiB. Put large inputs into files.`,
    );
  }
  const { hash } = await blobs.putBytes(encodeGrid(grid));
  const unitsPerBlock = Math.min(LIMITS.unitsPerBlock, Math.floor(LIMITS.blockInputBytes / longestLineBytes));
  return {
    kind: "planned",
    mayPass: false,
    plan: {
      units,
      unitsBlob: hash,
      blocks: { alike: true, unitsPerBlock },
      firstLines: Array.from({ length: Math.min(FIRST_UNITS, units) }, (_, unit) => gridLine(grid, unit)),
      longestLineBytes,
    },
  };
}
