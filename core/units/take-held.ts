import type { DeviceId } from "../ids";
import {
  type BlockRun,
  hasReturned,
  isAmong,
  isSettled,
  putUpReplicas,
  skipBegunUnits,
  type Taker,
  type UnitRun,
} from "./block-run";

/** Notes in a block that the device holds the input of one of its units. */
export function noteHolder(block: BlockRun, deviceId: DeviceId, unit: number) {
  block.heldBy ??= new Map();
  const units = block.heldBy.get(deviceId);
  if (units) units.push(unit);
  else block.heldBy.set(deviceId, [unit]);
}

/**
 * Units whose inputs the device holds, taken out of order; `mayJoin`: including units that others have begun. Those
 * that it may not have now are forgotten, so that each is looked at once.
 */
export function takeHeld(
  block: BlockRun,
  { deviceId, voter, max, maxFresh }: Omit<Taker, "mayConfirm"> & { deviceId: DeviceId },
  { quorum, mayJoin }: { quorum: number; mayJoin: boolean },
): number[] {
  const held = block.heldBy?.get(deviceId) ?? [];
  const fresh: number[] = [];
  const joined: number[] = [];
  for (let unit = held.at(-1); unit !== undefined && fresh.length + joined.length < max; unit = held.at(-1)) {
    const run = block.open.get(unit);
    if (!run && !isSettled(block, unit)) {
      if (fresh.length >= maxFresh) break;
      block.open.set(unit, { returned: [], leased: [voter], losers: [], queued: quorum - 1, lost: 0 });
      fresh.push(unit);
    } else if (run && mayJoin && mayTake(run, voter)) {
      run.queued -= 1;
      // Its entry stays in the queue and is skipped there.
      run.stale = (run.stale ?? 0) + 1;
      run.leased.push(voter);
      joined.push(unit);
    }
    held.pop();
  }
  if (held.length === 0) block.heldBy?.delete(deviceId);
  putUpReplicas(block, fresh, voter, quorum);
  skipBegunUnits(block);
  return [...fresh, ...joined];
}

const mayTake = (run: UnitRun, voter: Taker["voter"]) =>
  run.queued > 0 && !isAmong(run.leased, voter) && !isAmong(run.losers, voter) && !hasReturned(run, voter);
