import type { DeviceId, HouseholdId, JobId } from "../ids";
import type { Answer } from "../quorum/compare";

/** A returned attempt that waits for others. */
export interface ReturnedReplica extends Answer {
  deviceId: DeviceId;
  deviceNo: number;
  household: HouseholdId;
  ms: number;
}

/** A unit that was touched and is not settled. */
export interface UnitRun {
  returned: ReturnedReplica[];
  /** Households that hold a lease for it now. */
  leased: HouseholdId[];
  /** How often it stands in the block's slabs: replicas that it wants and nobody holds. */
  queued: number;
  /** Attempts lost to devices' misfortunes. */
  lost: number;
}

/** Units that all want one more replica each and exclude the same households. */
export interface Slab {
  units: number[];
  excluded: HouseholdId[];
}

/**
 * A claimed block in memory.
 * Invariant: an unsettled unit u is fresh (first + next ≤ u) or has an entry in `open`, whose `queued` counts its
 * occurrences in `slabs`. Settled units may linger in slabs; they are dropped when they are come upon.
 */
export interface BlockRun {
  jobId: JobId;
  seq: number;
  first: number;
  count: number;
  /** The units' lines of the inputs; absent for a range. */
  lines?: string[];
  lineBytes: number;
  /** Offset of the first unit that was never granted. */
  next: number;
  settled: Uint8Array;
  unsettled: number;
  open: Map<number, UnitRun>;
  slabs: Slab[];
}

/** What the store knows of a block when it is claimed. */
export interface ClaimedBlock {
  seq: number;
  first: number;
  count: number;
  lines?: string[];
  /** Units of it that are settled, and returned replicas of those that are not, when it was worked on before. */
  settled: number[];
  returned: { unit: number; replica: ReturnedReplica }[];
}

export function loadBlock(jobId: JobId, claimed: ClaimedBlock, quorum: number): BlockRun {
  const block: BlockRun = {
    jobId,
    seq: claimed.seq,
    first: claimed.first,
    count: claimed.count,
    ...(claimed.lines ? { lines: claimed.lines } : {}),
    lineBytes: claimed.lines?.reduce((sum, line) => sum + line.length, 0) ?? 0,
    next: 0,
    settled: new Uint8Array(claimed.count),
    unsettled: claimed.count,
    open: new Map(),
    slabs: [],
  };
  for (const unit of claimed.settled) markSettled(block, unit);
  for (const { unit, replica } of claimed.returned) {
    if (!isSettled(block, unit)) openUnit(block, unit).returned.push(replica);
  }
  const touched = claimed.settled.length + claimed.returned.length > 0;
  if (touched) resumeTouched(block, quorum);
  return block;
}

/** A block that was worked on before has no fresh run left: each unsettled unit goes to a slab for what it still wants. */
function resumeTouched(block: BlockRun, quorum: number) {
  block.next = block.count;
  const fresh: number[] = [];
  for (let unit = block.first; unit < block.first + block.count; unit++) {
    if (isSettled(block, unit)) continue;
    const run = openUnit(block, unit);
    if (run.returned.length > 0) wantReplicas(block, unit, Math.max(1, quorum - run.returned.length));
    else {
      run.queued = quorum;
      fresh.push(unit);
    }
  }
  if (fresh.length > 0) for (let i = 0; i < quorum; i++) block.slabs.push({ units: fresh.slice(), excluded: [] });
}

export const isSettled = (block: BlockRun, unit: number) => block.settled[unit - block.first] === 1;

export const freshUnits = (block: BlockRun) => block.count - block.next;

export function openUnit(block: BlockRun, unit: number): UnitRun {
  let run = block.open.get(unit);
  if (!run) {
    run = { returned: [], leased: [], queued: 0, lost: 0 };
    block.open.set(unit, run);
  }
  return run;
}

export function markSettled(block: BlockRun, unit: number) {
  if (isSettled(block, unit)) return;
  block.settled[unit - block.first] = 1;
  block.unsettled -= 1;
  block.open.delete(unit);
}

/** Sees to it that `wanted` replicas of `unit`, beyond those returned, are leased or up for granting. */
export function wantReplicas(block: BlockRun, unit: number, wanted: number) {
  const run = openUnit(block, unit);
  for (let missing = wanted - run.leased.length - run.queued; missing > 0; missing--) queueReplica(block, unit, run);
}

/** Puts a replica up for devices outside the households that returned or hold the unit. */
function queueReplica(block: BlockRun, unit: number, run: UnitRun) {
  run.queued += 1;
  const excluded = [...run.returned.map((replica) => replica.household), ...run.leased];
  const last = block.slabs.at(-1);
  if (last && sameHouseholds(last.excluded, excluded)) last.units.push(unit);
  else block.slabs.push({ units: [unit], excluded });
}

const sameHouseholds = (a: HouseholdId[], b: HouseholdId[]) =>
  a.length === b.length && a.every((household) => b.includes(household));

/** Whether `takeUnits` would find something for the household. */
export function hasUnitsFor(block: BlockRun, household: HouseholdId): boolean {
  return block.next < block.count || block.slabs.some((slab) => !slab.excluded.includes(household));
}

/** Up to `most` units for a device of `household`, marked as leased by it; empty when the block has none for it. */
export function takeUnits(block: BlockRun, household: HouseholdId, most: number, quorum: number): number[] {
  const units = takeFromSlabs(block, household, most) ?? takeFresh(block, household, most, quorum);
  for (const unit of units) openUnit(block, unit).leased.push(household);
  return units;
}

function takeFromSlabs(block: BlockRun, household: HouseholdId, most: number): number[] | undefined {
  for (let i = 0; i < block.slabs.length; i++) {
    const slab = block.slabs[i];
    if (!slab || slab.excluded.includes(household)) continue;
    const taken = slab.units.splice(0, most);
    if (slab.units.length === 0) block.slabs.splice(i--, 1);
    const units = taken.filter((unit) => mayTake(block, unit, household));
    if (units.length > 0) return units;
  }
  return undefined;
}

/**
 * A slab may hold the same unit as another that this household took from in the meantime: such a unit is put back
 * with its true exclusions.
 */
function mayTake(block: BlockRun, unit: number, household: HouseholdId): boolean {
  if (isSettled(block, unit)) return false;
  const run = openUnit(block, unit);
  run.queued -= 1;
  if (!run.leased.includes(household) && !run.returned.some((replica) => replica.household === household)) return true;
  queueReplica(block, unit, run);
  return false;
}

function takeFresh(block: BlockRun, household: HouseholdId, most: number, quorum: number): number[] {
  const units: number[] = [];
  while (units.length < most && block.next < block.count) {
    const unit = block.first + block.next++;
    openUnit(block, unit).queued = quorum - 1;
    units.push(unit);
  }
  if (units.length === 0) return units;
  for (let more = 1; more < quorum; more++) block.slabs.push({ units: units.slice(), excluded: [household] });
  return units;
}

/** Gives up one lease of the household on the unit. True when there was one. */
export function dropLease(block: BlockRun, unit: number, household: HouseholdId): boolean {
  const run = block.open.get(unit);
  const at = run ? run.leased.indexOf(household) : -1;
  if (!run || at < 0) return false;
  run.leased.splice(at, 1);
  return true;
}
