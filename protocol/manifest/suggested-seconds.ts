import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { LIMITS } from "../limits";

/** The factor above the most expensive unit of a trial run, because units differ. */
const ROOM = 4;

/** What to set `limits.seconds` to, after units that used so much fuel. */
export function suggestedSeconds(triedFuel: readonly number[]): number {
  const dearest = Math.max(0, ...triedFuel);
  return Math.min(LIMITS.unitWallMs / 1_000, Math.max(1, Math.ceil((ROOM * dearest) / FUEL_PER_CORE_SECOND)));
}
