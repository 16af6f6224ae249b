import type { UnitLimits } from "#core/jobs/job-sheet";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { JobManifest } from "./job-manifest";
import { LIMITS } from "./limits";

const SECOND_MS = 1_000;
/** A unit's seconds are those of an ordinary core; the slowest phones take several times as long. */
const SLOW_DEVICE = 4;

/** What one unit may use. Fuel is the true limit, alike on every device; the wall clock only ends what hangs. */
export function unitLimits({ seconds, wallSeconds, memoryMib, outputBytes }: JobManifest["limits"]): UnitLimits {
  return {
    fuel: Math.min(LIMITS.unitFuel, seconds * FUEL_PER_CORE_SECOND),
    wallMs: Math.min(LIMITS.unitWallMs, (wallSeconds ?? seconds * SLOW_DEVICE) * SECOND_MS),
    memoryMib,
    outputBytes,
  };
}
