import type { DeviceId, HouseholdId, JobId } from "../ids";
import type { Answer } from "../quorum/compare";
import { hasMark, marksOf, sameVoter, type Voter, type VoterMark } from "../quorum/voter";
import type { Standing } from "../reputation/standing";
import type { UnitInput } from "../scheduling/input-holders";
import type { Millis } from "../time";
import type { OutputBytes } from "./output-bytes";

/** A returned replica of an undecided unit. */
export interface ReturnedReplica extends Answer, Voter {
  deviceId: DeviceId;
  deviceNo: number;
  ms: number;
  /** Whether its household had earned trust, and has not lost it since. */
  trusted: boolean;
  /** Given before its household was demoted: no evidence about the household since then. */
  beforeDemotion?: true;
  /** It had settled the unit before its household was demoted: it may agree, and is not paid again. */
  reopened?: true;
  /** The limit that ended the program. */
  hitLimit?: "fuel" | "time";
  /** What later outputs are compared with, in jobs that are not compared by bytes. */
  output?: OutputBytes;
}

/** A unit that was begun and is not settled. */
export interface UnitRun {
  /** One per voter. */
  returned: ReturnedReplica[];
  /** Voters that hold a lease for it now, one per household. */
  leased: Voter[];
  /** Voters that lost it: others go first, see `readmitHouseholds`. */
  losers: Voter[];
  /** Its number of entries in the block's queues: replicas that it needs and nobody holds. */
  queued: number;
  /** Further entries that are obsolete, because the unit was taken past the queues, see `takeHeld`. */
  stale?: number;
  /** Attempts lost through no fault of the program. */
  lost: number;
  /** It was settled before, see `reopenInBlock`. */
  reopened?: true;
  /** The batch in which its only answer, a trusted one, waits to be confirmed. */
  pendingBatch?: PendingBatch | undefined;
}

/**
 * Trusted answers of one household in one job that wait together. When the batch closes, some are drawn at random and
 * computed again by others; if all of those agree, the rest is settled as it is.
 */
export interface PendingBatch {
  household: HouseholdId;
  openedAt: Millis;
  /** The lowest streak of its devices when they returned. */
  streak: number;
  closed: boolean;
  /** Units that need no more answers, and those that wait for a second one, with their blocks. */
  waiting: Map<number, BlockRun>;
  spotChecks: Map<number, BlockRun>;
  /** Once it is closed: how many of its checks one household may confirm, and how many each has. */
  maxByOne: number;
  checkers: Map<HouseholdId, number>;
}

/** Units that each need one more replica and exclude the same voters. */
export interface ReplicaQueue {
  units: number[];
  excluded: VoterMark[];
  /** For units in which an untrusted answer would decide little: trusted voters are preferred. */
  forTrusted: boolean;
}

/**
 * A claimed block in memory. Invariant: an unsettled unit u has an entry in `open`, whose `queued` and `stale` count
 * its occurrences in `queues`, or it is fresh: first + next ≤ u. Settled units may linger in queues and are dropped
 * when they are found.
 */
export interface BlockRun {
  jobId: JobId;
  seq: number;
  first: number;
  count: number;
  /** The units' lines of the inputs; absent for a range. */
  lines?: string[];
  lineBytes: number;
  /** What its units read from buckets, looked up lazily; absent: not needed so far. */
  inputs?: (UnitInput | null | undefined)[];
  /** Units whose inputs a device is known to hold, the next one to grant last; absent: nobody holds any. */
  heldBy?: Map<DeviceId, number[]>;
  /** Offset of the first unit that was never granted. */
  next: number;
  settled: Uint8Array;
  unsettled: number;
  open: Map<number, UnitRun>;
  queues: ReplicaQueue[];
  /** Whether queues may exclude households that lost or have given back a unit since: see `readmitHouseholds`. */
  mayExclude: boolean;
}

/** What the store knows of a block when it is claimed. */
export interface ClaimedBlock {
  seq: number;
  first: number;
  count: number;
  lines?: string[];
  /** If it was worked on before: its settled units, and the returned replicas of the others. */
  settled: number[];
  returned: { unit: number; replica: StoredReplica }[];
  /** Households whose lone answers in it must be computed again: its last owner did not know of their demotion. */
  suspects?: readonly HouseholdId[];
}

/** The stored row of a replica, with the present standing of its device. */
export interface StoredReplica extends Omit<ReturnedReplica, "trusted">, Standing {
  /** Whether its output is stored as well: only then can it settle the unit as it is. */
  kept: boolean;
}

export function asReturned(stored: StoredReplica, trusted: boolean): ReturnedReplica {
  const { streak, strikes, kept, ...returned } = stored;
  return { ...returned, trusted };
}

/**
 * Units that were begun and are not settled get `quorum` replicas at first; the caller adjusts this for the returned
 * ones.
 */
export function loadBlock(
  jobId: JobId,
  claimed: ClaimedBlock,
  quorum: number,
  isTrusted: (replica: StoredReplica) => boolean,
): BlockRun {
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
    queues: [],
    mayExclude: false,
  };
  for (const unit of claimed.settled) markSettled(block, unit);
  for (const { unit, replica } of claimed.returned) {
    if (isSettled(block, unit)) continue;
    addReplica(block, unit, asReturned(replica, isTrusted(replica)));
    if (replica.reopened) openUnit(block, unit).reopened = true;
  }
  resumeTouched(block, claimed, quorum);
  return block;
}

/**
 * Units are granted in order: of a block that was worked on before, all units up to the last one that the store knows
 * were begun; the rest are fresh.
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
    if (run.returned.length > 0) continue;
    run.queued = quorum;
    untouched.push(unit);
  }
  if (untouched.length > 0)
    for (let i = 0; i < quorum; i++) block.queues.push({ units: untouched.slice(), excluded: [], forTrusted: false });
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

export const hasReturned = (run: UnitRun, voter: Voter) => run.returned.some((replica) => sameVoter(replica, voter));

/** False when the voter has voted on this unit already. */
export function addReplica(block: BlockRun, unit: number, replica: ReturnedReplica): boolean {
  const run = openUnit(block, unit);
  if (hasReturned(run, replica)) return false;
  run.returned.push(replica);
  return true;
}

/**
 * Ensures that `wanted` replicas of `unit`, beyond those returned, are leased or queued. A lease of a voter that has
 * voted meanwhile does not count.
 */
export function wantReplicas(block: BlockRun, unit: number, wanted: number, to: Put = ANYWHERE) {
  const run = openUnit(block, unit);
  const coming = run.leased.filter((voter) => !hasReturned(run, voter)).length;
  for (let missing = wanted - coming - run.queued; missing > 0; missing--) queueReplica(block, unit, run, to);
}

interface Put {
  forTrusted: boolean;
  /** The most units of a kind that one device may be given at a time. */
  together: number;
}

const ANYWHERE: Put = { forTrusted: false, together: Number.POSITIVE_INFINITY };

/** Queues a replica for devices outside the households and networks that returned, hold or lost the unit. */
function queueReplica(block: BlockRun, unit: number, run: UnitRun, { forTrusted, together }: Put) {
  run.queued += 1;
  const excluded = [...new Set([...run.returned, ...run.leased, ...run.losers].flatMap(marksOf))];
  const last = block.queues.at(-1);
  const fits = last?.forTrusted === forTrusted && last.units.length < together && sameMarks(last.excluded, excluded);
  if (fits) last.units.push(unit);
  else block.queues.push({ units: [unit], excluded, forTrusted });
}

/** For lists without duplicates. */
const sameMarks = (a: VoterMark[], b: VoterMark[]) => a.length === b.length && a.every((mark) => b.includes(mark));

/** Whether `takeUnits` may find something for the voter, among fresh units or only among those begun. */
export function hasUnitsFor(block: BlockRun, voter: Voter, { fresh = true, mayConfirm = true } = {}): boolean {
  if (fresh && block.next < block.count) return true;
  for (const queue of block.queues)
    if ((mayConfirm || !queue.forTrusted) && !hasMark(queue.excluded, voter)) return true;
  return false;
}

/** A device that asks for units, and how many it may take. */
export interface Taker {
  voter: Voter;
  trusted: boolean;
  /** Whether it may have units that wait for a trusted answer, if there are no others. */
  mayConfirm: boolean;
  max: number;
  /** Of these, how many units that nobody has begun. */
  maxFresh: number;
}

/** Takes units for a device and marks them as leased by its voter; empty when the block has none for it. */
export function takeUnits(block: BlockRun, taker: Taker, quorum: number): number[] {
  const { voter, trusted, mayConfirm, max } = taker;
  const units = takeQueued(block, voter, max, trusted);
  if (units.length > 0) return units;
  const fresh = takeFresh(block, voter, Math.min(max, taker.maxFresh), quorum);
  return fresh.length > 0 || trusted || !mayConfirm ? fresh : takeQueued(block, voter, max, true);
}

/**
 * From the first queue that has any for the voter. What waits for trusted answers is in as many queues as devices gave the
 * first ones, mostly of a few units: a batch is filled from several of them.
 */
function takeQueued(block: BlockRun, voter: Voter, max: number, forTrusted: boolean): number[] {
  const units: number[] = [];
  for (let i = 0; i < block.queues.length; i++) {
    const queue = block.queues[i];
    if (!queue || (queue.forTrusted && !forTrusted) || hasMark(queue.excluded, voter)) continue;
    if (units.length > 0 && !queue.forTrusted) continue;
    let seen = 0;
    while (seen < queue.units.length && units.length < max) {
      const unit = queue.units[seen++];
      if (unit !== undefined && lease(block, unit, voter, queue.forTrusted)) units.push(unit);
    }
    queue.units.splice(0, seen);
    if (queue.units.length === 0) block.queues.splice(i--, 1);
    if (units.length >= max || (units.length > 0 && !queue.forTrusted)) break;
  }
  return units;
}

/**
 * Leases a unit from a queue. If what changed since it was queued forbids this, it is put back with its present
 * exclusions.
 */
function lease(block: BlockRun, unit: number, voter: Voter, forTrusted: boolean): boolean {
  if (isSettled(block, unit)) return false;
  const run = openUnit(block, unit);
  if (run.stale) {
    run.stale -= 1;
    return false;
  }
  run.queued -= 1;
  if (isAmong(run.leased, voter) || isAmong(run.losers, voter) || hasReturned(run, voter)) {
    queueReplica(block, unit, run, { ...ANYWHERE, forTrusted });
    return false;
  }
  run.leased.push(voter);
  return true;
}

export const isAmong = (voters: readonly Voter[], voter: Voter) => voters.some((one) => sameVoter(one, voter));

function takeFresh(block: BlockRun, voter: Voter, max: number, quorum: number): number[] {
  const units: number[] = [];
  while (units.length < max && block.next < block.count) {
    const unit = block.first + block.next++;
    // A result that was proven after a restart may have arrived already.
    if (isBegun(block, unit)) continue;
    block.open.set(unit, { returned: [], leased: [voter], losers: [], queued: quorum - 1, lost: 0 });
    units.push(unit);
  }
  putUpReplicas(block, units, voter, quorum);
  return units;
}

/** Units that were begun out of order are no longer fresh. */
export function skipBegunUnits(block: BlockRun) {
  while (block.next < block.count && isBegun(block, block.first + block.next)) block.next += 1;
}

const isBegun = (block: BlockRun, unit: number) => isSettled(block, unit) || block.open.has(unit);

/** Queues the further replicas that units begun by one voter need. */
export function putUpReplicas(block: BlockRun, units: readonly number[], voter: Voter, quorum: number) {
  if (units.length > 0) for (let fromEnd = 1; fromEnd < quorum; fromEnd++) putUp(block, units, voter, fromEnd);
}

/** Adds to the queue at `fromEnd` from the end if it excludes exactly this voter, so that there are few queues. */
function putUp(block: BlockRun, units: readonly number[], voter: Voter, fromEnd: number) {
  const queue = block.queues.at(-fromEnd);
  const excluded = marksOf(voter);
  if (queue && !queue.forTrusted && sameMarks(queue.excluded, excluded)) queue.units.push(...units);
  else block.queues.push({ units: [...units], excluded, forTrusted: false });
}

/** Gives up one lease of the household on the unit. False when there was none. */
export function dropLease(block: BlockRun, unit: number, household: HouseholdId): boolean {
  const run = block.open.get(unit);
  const at = run ? run.leased.findIndex((voter) => voter.household === household) : -1;
  if (!run || at < 0) return false;
  run.leased.splice(at, 1);
  // Its queue entries were created while the household held the unit, and may exclude it.
  if (run.queued > 0 || run.stale) block.mayExclude = true;
  return true;
}
