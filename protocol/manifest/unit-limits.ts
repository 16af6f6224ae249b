import type { CustomerRuntime, UnitLimits } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { LIMITS } from "../limits";
import type { JobManifest } from "./job-manifest";

const SECOND_MS = 1_000;
/**
 * A unit's seconds are those of an ordinary core. The clock is the only limit of a script, and allows for a phone that
 * is four times as slow. For WebAssembly the real limit is fuel, which is the same on every device: there the clock
 * only ends what hangs, and must never end what a slow and busy device is still computing.
 */
const SLOW_DEVICE: Record<CustomerRuntime, number> = { js: 4, wasi: 20, python: 20 };

/** What one unit may use. */
export function unitLimits(runtime: CustomerRuntime, limits: JobManifest["limits"]): UnitLimits {
  const { seconds, wallSeconds = seconds * SLOW_DEVICE[runtime], memoryMib, outputBytes } = limits;
  return {
    fuel: Math.min(LIMITS.unitFuel, seconds * FUEL_PER_CORE_SECOND),
    wallMs: Math.min(LIMITS.unitWallMs, wallSeconds * SECOND_MS),
    memoryMib,
    outputBytes,
  };
}
