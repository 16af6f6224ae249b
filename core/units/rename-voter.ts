import type { DeviceId, HouseholdId } from "../ids";
import { sameVoter } from "../quorum/voter";
import type { BlockRun } from "./block-run";

/**
 * From now on the device votes for `household`. Where that household has voted already, the device's replica no longer
 * counts. Returns the units that changed, and how many replicas were dropped.
 */
export function renameVoter(
  block: BlockRun,
  deviceId: DeviceId,
  household: HouseholdId,
): { units: number[]; dropped: number } {
  const units: number[] = [];
  let dropped = 0;
  for (const [unit, run] of block.open) {
    const own = run.returned.find((replica) => replica.deviceId === deviceId);
    if (!own || own.household === household) continue;
    units.push(unit);
    const renamed = { household, network: own.network };
    if (run.returned.some((replica) => replica !== own && sameVoter(replica, renamed))) {
      run.returned.splice(run.returned.indexOf(own), 1);
      dropped += 1;
    } else own.household = household;
  }
  return { units, dropped };
}
