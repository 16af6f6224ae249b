import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { LIMITS } from "./limits";

/** Units differ: so many times what the dearest unit of a try-out took. */
const ROOM = 4;

/** What to set `limits.seconds` to, after units that spent so much fuel. */
export function suggestedSeconds(triedFuel: readonly number[]): number {
  const dearest = Math.max(0, ...triedFuel);
  return Math.min(LIMITS.unitWallMs / 1_000, Math.max(1, Math.ceil((ROOM * dearest) / FUEL_PER_CORE_SECOND)));
}
