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
  /** One per household. */
  returned: ReturnedReplica[];
  /** Households that hold a lease for it now. */
  leased: HouseholdId[];
  /** Households that lost it: others go first, see `readmitHouseholds`. */
  losers: HouseholdId[];
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
 * Invariant: an unsettled unit u has an entry in `open`, whose `queued` counts its occurrences in `slabs`, or is fresh:
 * first + next ≤ u. Settled units may linger in slabs; they are dropped when they are come upon.
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
  /** Whether slabs may exclude households that lost a unit, or have given it back since: see `readmitHouseholds`. */
  shuns: boolean;
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
    shuns: false,
  };
  for (const unit of claimed.settled) markSettled(block, unit);
  for (const { unit, replica } of claimed.returned) if (!isSettled(block, unit)) addReplica(block, unit, replica);
  resumeTouched(block, claimed, quorum);
  return block;
}

/**
 * Units are granted in their order: of a block that was worked on before, all up to the last one with a trace in the
 * store go to slabs for what they still want; the rest are fresh.
 */
function resumeTouched(block: BlockRun, claimed: ClaimedBlock, quorum: number) {
  let next = block.first;
  for (const unit of claimed.settled) next = Math.max(next, unit + 1);
  for (const { unit } of claimed.returned) next = Math.max(next, unit + 1);
  block.next = next - block.first;
  const untouched: number[] = [];
  for (let unit = block.first; unit < next; unit++) {
    if (isSettled(block, unit)) continue;
    const run = openUnit(block, unit);
    if (run.returned.length > 0) wantReplicas(block, unit, Math.max(1, quorum - run.returned.length));
    else {
      run.queued = quorum;
      untouched.push(unit);
    }
  }
  if (untouched.length > 0)
    for (let i = 0; i < quorum; i++) block.slabs.push({ units: untouched.slice(), excluded: [] });
}

export const isSettled = (block: BlockRun, unit: number) => block.settled[unit - block.first] === 1;

export const freshUnits = (block: BlockRun) => block.count - block.next;

export function openUnit(block: BlockRun, unit: number): UnitRun {
  let run = block.open.get(unit);
  if (!run) {
    run = { returned: [], leased: [], losers: [], queued: 0, lost: 0 };
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

export const hasReturned = (run: UnitRun, household: HouseholdId) =>
  run.returned.some((replica) => replica.household === household);

/** False when the household has spoken on this unit already: it is one voice, with however many devices. */
export function addReplica(block: BlockRun, unit: number, replica: ReturnedReplica): boolean {
  const run = openUnit(block, unit);
  if (hasReturned(run, replica.household)) return false;
  run.returned.push(replica);
  return true;
}

/**
 * Sees to it that `wanted` replicas of `unit`, beyond those returned, are leased or up for granting. A lease of a
 * household that has spoken meanwhile will not bring one.
 */
export function wantReplicas(block: BlockRun, unit: number, wanted: number) {
  const run = openUnit(block, unit);
  const coming = run.leased.filter((household) => !hasReturned(run, household)).length;
  for (let missing = wanted - coming - run.queued; missing > 0; missing--) queueReplica(block, unit, run);
}

/** Puts a replica up for devices outside the households that returned, hold or lost the unit. */
function queueReplica(block: BlockRun, unit: number, run: UnitRun) {
  run.queued += 1;
  const excluded = [...new Set([...run.returned.map(({ household }) => household), ...run.leased, ...run.losers])];
  const last = block.slabs.at(-1);
  if (last && sameHouseholds(last.excluded, excluded)) last.units.push(unit);
  else block.slabs.push({ units: [unit], excluded });
}

/** Of lists without repetitions. */
const sameHouseholds = (a: HouseholdId[], b: HouseholdId[]) =>
  a.length === b.length && a.every((household) => b.includes(household));

/** Whether `takeUnits` may find something for the household, among fresh units or only among those begun. */
export function hasUnitsFor(block: BlockRun, household: HouseholdId, fresh = true): boolean {
  return (fresh && block.next < block.count) || block.slabs.some((slab) => !slab.excluded.includes(household));
}

/**
 * Up to `most` units for a device of `household`, at most `mostFresh` of them fresh, marked as leased by it; empty when
 * the block has none for it.
 */
export function takeUnits(
  block: BlockRun,
  household: HouseholdId,
  most: number,
  quorum: number,
  mostFresh = most,
): number[] {
  const units = takeQueued(block, household, most);
  return units.length > 0 ? units : takeFresh(block, household, Math.min(most, mostFresh), quorum);
}

/** From the first slab that has any for the household. */
function takeQueued(block: BlockRun, household: HouseholdId, most: number): number[] {
  for (let i = 0; i < block.slabs.length; i++) {
    const slab = block.slabs[i];
    if (!slab || slab.excluded.includes(household)) continue;
    const units: number[] = [];
    let seen = 0;
    while (seen < slab.units.length && units.length < most) {
      const unit = slab.units[seen++];
      if (unit !== undefined && lease(block, unit, household)) units.push(unit);
    }
    slab.units.splice(0, seen);
    if (slab.units.length === 0) block.slabs.splice(i--, 1);
    if (units.length > 0) return units;
  }
  return [];
}

/**
 * Leases a unit that came off a slab. What changed since it was put there may forbid it: then it is put back with its
 * true exclusions.
 */
function lease(block: BlockRun, unit: number, household: HouseholdId): boolean {
  if (isSettled(block, unit)) return false;
  const run = openUnit(block, unit);
  run.queued -= 1;
  if (run.leased.includes(household) || run.losers.includes(household) || hasReturned(run, household)) {
    queueReplica(block, unit, run);
    return false;
  }
  run.leased.push(household);
  return true;
}

function takeFresh(block: BlockRun, household: HouseholdId, most: number, quorum: number): number[] {
  const units: number[] = [];
  while (units.length < most && block.next < block.count) {
    const unit = block.first + block.next++;
    // A result proven after a restart may have come before.
    if (isSettled(block, unit) || block.open.has(unit)) continue;
    block.open.set(unit, { returned: [], leased: [household], losers: [], queued: quorum - 1, lost: 0 });
    units.push(unit);
  }
  if (units.length > 0) for (let slab = 1; slab < quorum; slab++) putUp(block, units, household, slab);
  return units;
}

/** Adds to the slab that is `fromEnd` slabs from the end if it excludes just the household, so that slabs stay few. */
function putUp(block: BlockRun, units: readonly number[], household: HouseholdId, fromEnd: number) {
  const slab = block.slabs.at(-fromEnd);
  if (slab && sameHouseholds(slab.excluded, [household])) slab.units.push(...units);
  else block.slabs.push({ units: [...units], excluded: [household] });
}

/** Gives up one lease of the household on the unit. True when there was one. */
export function dropLease(block: BlockRun, unit: number, household: HouseholdId): boolean {
  const run = block.open.get(unit);
  const at = run ? run.leased.indexOf(household) : -1;
  if (!run || at < 0) return false;
  run.leased.splice(at, 1);
  if (run.queued > 0) block.shuns = true;
  return true;
}
