import type { JobSheet } from "#core/jobs/job-sheet";
import { LIMITS } from "./limits";

/** A limit that a unit hit, and what it was. */
export interface HitLimit {
  limit: "fuel" | "time";
  seconds: number;
}

const MAX_SECONDS = LIMITS.unitWallMs / 1_000;
/** What a unit that used up its limit is advised to ask for, times what it had. */
const MORE = 4;

/** The limit behind a unit's failure, if one is. */
export function hitLimit(failure: string, { limits, fuelPerSecond }: Pick<JobSheet, "limits" | "fuelPerSecond">) {
  if (failure === "fuel") return { limit: "fuel", seconds: limits.fuel / fuelPerSecond } as const;
  return failure === "time" ? ({ limit: "time", seconds: limits.wallMs / 1_000 } as const) : undefined;
}

/** Which field of the manifest it was, what the unit had, and what to set. */
export function limitInWords({ limit, seconds }: HitLimit): string {
  const field = limit === "fuel" ? "limits.seconds" : "limits.wallSeconds";
  const had = seconds.toLocaleString("en-CA", { maximumFractionDigits: 1 });
  const used =
    limit === "fuel"
      ? `the unit used its ${had} s of an ordinary core`
      : `the unit was still running after ${had} s by the clock`;
  const more = Math.min(MAX_SECONDS, Math.ceil(MORE * seconds));
  const advice =
    more > seconds
      ? `set ${field} to ${more}, or give each unit less to do.`
      : `no unit may have more: give each unit less to do.`;
  return `${field}: ${used}; ${advice}`;
}
