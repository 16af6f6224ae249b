import type { CustomerRuntime } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { LocalResult } from "#protocol/devices/device-messages";

/** What the tried units would be charged for: their fuel, or a script's time as what a core spends in it. */
export function triedFuelOf(runtime: CustomerRuntime, tried: readonly LocalResult[]): number[] {
  return tried.flatMap((unit) => {
    if (unit.kind === "lost") return [];
    return [runtime === "js" ? Math.round((unit.ms * FUEL_PER_CORE_SECOND) / 1_000) : unit.fuel];
  });
}
