import type { UnitLimits } from "#core/jobs/job-sheet";
import { FUEL_PER_MS } from "#core/ledger/pricing";
import type { JobManifest } from "./job-manifest";
import { LIMITS } from "./limits";

const SECOND_MS = 1_000;
/** A unit's seconds are those of an ordinary core; the slowest phones take several times as long. */
const SLOW_DEVICE = 4;

/** What one unit may use. Fuel is the true limit, alike on every device; the wall clock only ends what hangs. */
export function unitLimits({ seconds, memoryMib, outputBytes }: JobManifest["limits"]): UnitLimits {
  return {
    fuel: Math.min(LIMITS.unitFuel, seconds * SECOND_MS * FUEL_PER_MS),
    wallMs: Math.min(LIMITS.unitWallMs, seconds * SECOND_MS * SLOW_DEVICE),
    memoryMib,
    outputBytes,
  };
}
