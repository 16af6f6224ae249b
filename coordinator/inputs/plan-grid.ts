import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { gridLine, gridSizes, gridUnits, longestGridLine, type ParameterGrid } from "#protocol/manifest/parameter-grid";
import type { BlobStore } from "../storage/blob-store";
import { encodeGrid } from "./grid-lines";
import { InputRefused } from "./input-refused";
import { FIRST_UNITS, type PlanOutcome } from "./units-plan";

/** The units of a grid: counted before any is made, and never stored, because each is computed from its number. */
export async function planGrid(blobs: BlobStore, grid: ParameterGrid): Promise<PlanOutcome> {
  const units = gridUnits(grid);
  if (units > LIMITS.unitsPerJob) {
    const exact = Number.isSafeInteger(units) ? units : null;
    throw new InputRefused(jobFault("grid-too-large", { sizes: gridSizes(grid), units: exact }));
  }
  const longestLineBytes = longestGridLine(grid);
  if (longestLineBytes > LIMITS.inputLineBytes) throw new InputRefused(jobFault("grid-values-too-long"));
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
