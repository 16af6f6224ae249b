import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId, HouseholdId, JobId, NetworkId } from "../ids";
import type { Voter } from "../quorum/voter";
import {
  addReplica,
  type BlockRun,
  dropLease,
  hasReturned,
  hasUnitsFor,
  isAmong,
  isSettled,
  loadBlock,
  markSettled,
  openUnit,
  type ReturnedReplica,
  type StoredReplica,
  takeUnits,
  wantReplicas,
} from "./block-run";
import { addLoser, readmitHouseholds } from "./readmit";
import { renameVoter } from "./rename-voter";
import { noteHolder, takeHeld } from "./take-held";

const HOUSEHOLDS = ["a", "b", "c", "d"] as HouseholdId[];
const job = "job1" as JobId;
const isTrusted = () => false;
const voterOf = (by: HouseholdId): Voter => ({ household: by, network: null });
const household = () => fc.constantFrom(...HOUSEHOLDS);
const quorum = () => fc.integer({ min: 1, max: 3 });
const freshBlock = (count: number, first = 0) =>
  loadBlock(job, { seq: 0, first, count, settled: [], returned: [] }, 1, isTrusted);

const take = (block: BlockRun, by: HouseholdId, max: number, quorum: number, maxFresh = max) =>
  takeUnits(block, { voter: voterOf(by), trusted: false, mayConfirm: true, max, maxFresh }, quorum);

const storedReplicaOf = (voter: HouseholdId): StoredReplica => ({
  ...replicaOf(voter),
  streak: 0,
  strikes: 0,
  kept: false,
});

const replicaOf = (voter: HouseholdId): ReturnedReplica => ({
  digest: new Uint8Array([1]),
  ok: true,
  fuel: 1,
  ms: 1,
  deviceId: `device of ${voter}` as DeviceId,
  deviceNo: HOUSEHOLDS.indexOf(voter),
  household: voter,
  network: null,
  trusted: false,
});

type Step =
  | { kind: "take"; by: HouseholdId; max: number; maxFresh: number }
  | { kind: "held"; by: HouseholdId; units: number[]; mayJoin: boolean }
  | { kind: "return" | "drop" | "lose" | "late"; by: HouseholdId; nth: number }
  | { kind: "readmit" };

const step = (): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({
      kind: fc.constant("take" as const),
      by: household(),
      max: fc.integer({ min: 1, max: 4 }),
      maxFresh: fc.nat(4),
    }),
    fc.record({
      kind: fc.constantFrom("return" as const, "drop" as const, "lose" as const, "late" as const),
      by: household(),
      nth: fc.nat(9),
    }),
    fc.record({
      kind: fc.constant("held" as const),
      by: household(),
      units: fc.array(fc.nat(7), { maxLength: 4 }),
      mayJoin: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("readmit" as const) }),
  );

/** A block, and who holds what of it, as grants would have it. */
class Ward {
  readonly block: BlockRun;
  readonly quorum: number;
  readonly held = new Map<HouseholdId, number[]>();

  constructor(count: number, wanted: number) {
    this.block = freshBlock(count, 10);
    this.quorum = wanted;
  }

  take(by: HouseholdId, max: number, maxFresh = max): number[] {
    const units = take(this.block, by, max, this.quorum, maxFresh);
    this.held.set(by, [...this.heldBy(by), ...units]);
    return units;
  }

  takeHeld(by: HouseholdId, units: number[], mayJoin: boolean) {
    const deviceId = `device of ${by}` as DeviceId;
    const { block, quorum } = this;
    for (const unit of units) if (unit < block.count) noteHolder(block, deviceId, block.first + unit);
    const taker = { deviceId, voter: voterOf(by), trusted: false, max: 3, maxFresh: 2 };
    const wasBegun = new Set(block.open.keys());
    const taken = takeHeld(block, taker, { quorum, mayJoin });
    if (!mayJoin) expect(taken.filter((unit) => wasBegun.has(unit))).toEqual([]);
    this.held.set(by, [...this.heldBy(by), ...taken]);
  }

  heldBy(by: HouseholdId): number[] {
    return this.held.get(by) ?? [];
  }

  end(how: "return" | "drop" | "lose", by: HouseholdId, unit: number) {
    this.held.set(
      by,
      this.heldBy(by).filter((one) => one !== unit),
    );
    if (isSettled(this.block, unit)) return;
    expect(dropLease(this.block, unit, by)).toBe(true);
    if (how === "return") addReplica(this.block, unit, replicaOf(by));
    if (how === "lose") addLoser(this.block, unit, voterOf(by));
    this.decide(unit);
  }

  /** A result under a lease from before the block was loaded. */
  late(by: HouseholdId, unit: number) {
    if (isSettled(this.block, unit)) return;
    addReplica(this.block, unit, replicaOf(by));
    this.decide(unit);
  }

  decide(unit: number) {
    const run = openUnit(this.block, unit);
    if (run.returned.length === this.quorum) markSettled(this.block, unit);
    else wantReplicas(this.block, unit, this.quorum - run.returned.length);
  }

  play(step: Step) {
    if (step.kind === "take") this.take(step.by, step.max, step.maxFresh);
    else if (step.kind === "held") this.takeHeld(step.by, step.units, step.mayJoin);
    else if (step.kind === "readmit") this.readmit();
    else if (step.kind === "late") this.late(step.by, this.block.first + (step.nth % this.block.count));
    else {
      const held = this.heldBy(step.by);
      const unit = held[step.nth % Math.max(1, held.length)];
      if (unit !== undefined) this.end(step.kind, step.by, unit);
    }
  }

  /** As in the product: only when nothing is leased. */
  readmit() {
    if ([...this.held.values()].every((units) => units.every((unit) => isSettled(this.block, unit)))) {
      readmitHouseholds(this.block);
    }
  }

  check() {
    const { block } = this;
    const queued = new Map<number, number>();
    for (const queue of block.queues) for (const unit of queue.units) queued.set(unit, (queued.get(unit) ?? 0) + 1);
    for (const [unit, run] of block.open) {
      expect(run.queued + (run.stale ?? 0)).toBe(queued.get(unit) ?? 0);
      expect(new Set(run.leased).size).toBe(run.leased.length);
      for (const voter of run.leased) expect(this.heldBy(voter.household)).toContain(unit);
      const coming = run.leased.filter((voter) => !hasReturned(run, voter)).length;
      expect(coming + run.queued + run.returned.length).toBeGreaterThanOrEqual(this.quorum);
    }
    for (let unit = block.first; unit < block.first + block.next; unit++) {
      expect(isSettled(block, unit) || block.open.has(unit)).toBe(true);
    }
  }
}

test("whatever happens, each unit is fresh, settled, or on its way to a quorum of distinct households", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      quorum(),
      fc.array(step(), { maxLength: 60 }),
      (count, wanted, steps) => {
        const ward = new Ward(count, wanted);
        for (const one of steps) {
          ward.play(one);
          ward.check();
        }
      },
    ),
  ));

test("as many households as the quorum settle every unit, whatever happened before", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.shuffledSubarray(HOUSEHOLDS, { minLength: 1, maxLength: 3 }),
      fc.array(step(), { maxLength: 60 }),
      (count, staying, steps) => {
        const ward = new Ward(count, staying.length);
        for (const one of steps) ward.play(one);
        for (const by of HOUSEHOLDS) for (const unit of ward.heldBy(by)) ward.end("drop", by, unit);
        for (let round = 0; round < 4 && ward.block.unsettled > 0; round++) {
          for (const by of staying) {
            for (let left = 100; left > 0 && ward.take(by, 4).length > 0; left--);
            for (const unit of ward.heldBy(by)) ward.end("return", by, unit);
          }
          ward.readmit();
        }
        expect(ward.block.unsettled).toBe(0);
        expect(ward.block.open.size).toBe(0);
      },
    ),
    { numRuns: 2_000 },
  ));

test("no household is ever given a unit that it holds, lost or has returned", () =>
  fc.assert(
    fc.property(quorum(), fc.array(step(), { maxLength: 60 }), (wanted, steps) => {
      const ward = new Ward(6, wanted);
      for (const one of steps) {
        if (one.kind !== "take") ward.play(one);
        else {
          const before = new Set(ward.heldBy(one.by));
          const excluded = [...ward.block.open].filter(
            ([, run]) => isAmong(run.losers, voterOf(one.by)) || hasReturned(run, voterOf(one.by)),
          );
          const taken = ward.take(one.by, one.max, one.maxFresh);
          expect(new Set(taken).size).toBe(taken.length);
          for (const unit of taken) expect(before.has(unit) || excluded.some(([other]) => other === unit)).toBe(false);
        }
      }
    }),
  ));

test("no more fresh units are begun than allowed", () => {
  const block = freshBlock(10);
  expect(take(block, "a" as HouseholdId, 8, 2, 3)).toEqual([0, 1, 2]);
  expect(take(block, "b" as HouseholdId, 8, 2, 0)).toEqual([0, 1, 2]);
  expect(take(block, "c" as HouseholdId, 8, 2, 0)).toEqual([]);
  expect(hasUnitsFor(block, voterOf("c" as HouseholdId), { fresh: false })).toBe(false);
  expect(hasUnitsFor(block, voterOf("c" as HouseholdId))).toBe(true);
});

test("a unit that wants several replicas at once is not given twice to one household", () => {
  const block = freshBlock(1);
  take(block, "a" as HouseholdId, 1, 3);
  dropLease(block, 0, "a" as HouseholdId);
  markSettled(freshBlock(1), 0);
  wantReplicas(block, 0, 5);
  expect(take(block, "b" as HouseholdId, 4, 3)).toEqual([0]);
});

test("a lease of a household that has voted meanwhile is not waited for", () => {
  const block = freshBlock(1);
  take(block, "a" as HouseholdId, 1, 1);
  addReplica(block, 0, replicaOf("a" as HouseholdId));
  wantReplicas(block, 0, 1);
  expect(take(block, "b" as HouseholdId, 1, 1)).toEqual([0]);
});

test("a household that gave a unit back may get it again, even if the queued replica was created while it held the unit", () => {
  const block = freshBlock(1);
  const [a, b, c] = HOUSEHOLDS as [HouseholdId, HouseholdId, HouseholdId];
  take(block, a, 1, 2);
  take(block, b, 1, 2);
  dropLease(block, 0, a);
  wantReplicas(block, 0, 2);
  addReplica(block, 0, replicaOf(c));
  dropLease(block, 0, b);
  wantReplicas(block, 0, 1);
  expect(take(block, b, 1, 2)).toEqual([]);
  expect(readmitHouseholds(block)).toBe(true);
  expect(take(block, b, 1, 2)).toEqual([0]);
});

test("a household that gave a unit back may get it again, even if another one was given the queued replica past the queue", () => {
  const block = freshBlock(1);
  const [a, b] = HOUSEHOLDS as [HouseholdId, HouseholdId];
  const deviceId = "device of b" as DeviceId;
  take(block, a, 1, 2);
  noteHolder(block, deviceId, 0);
  const taker = { deviceId, voter: voterOf(b), trusted: false, max: 1, maxFresh: 0 };
  expect(takeHeld(block, taker, { quorum: 2, mayJoin: true })).toEqual([0]);
  for (const by of [a, b]) {
    dropLease(block, 0, by);
    wantReplicas(block, 0, 1);
  }
  expect(take(block, a, 1, 2)).toEqual([]);
  expect(readmitHouseholds(block)).toBe(true);
  expect(take(block, a, 1, 2)).toEqual([0]);
});

test("a block that was worked on before asks for what its units still need, and is fresh after the last of them", () => {
  const returned = [{ unit: 2, replica: storedReplicaOf("a" as HouseholdId) }];
  const block = loadBlock(job, { seq: 0, first: 0, count: 6, settled: [1], returned }, 2, isTrusted);
  wantReplicas(block, 2, 1);
  expect(block.unsettled).toBe(5);
  expect([...block.open.keys()]).toEqual([2, 0]);
  expect(take(block, "a" as HouseholdId, 9, 2)).toEqual([0]);
  expect(take(block, "a" as HouseholdId, 9, 2)).toEqual([3, 4, 5]);
  expect(take(block, "b" as HouseholdId, 9, 2)).toEqual([2, 0, 3, 4, 5]);
});

test("two stored replicas of one household count once", () => {
  const returned = [0, 1].map(() => ({ unit: 0, replica: storedReplicaOf("a" as HouseholdId) }));
  const block = loadBlock(job, { seq: 0, first: 0, count: 1, settled: [], returned }, 3, isTrusted);
  expect(openUnit(block, 0)).toMatchObject({ queued: 0, returned: [{ household: "a" }] });
});

test("a device that changes its voter takes its replica along, unless the household has voted", () => {
  const block = freshBlock(2);
  const [a, b] = HOUSEHOLDS as [HouseholdId, HouseholdId];
  for (const unit of [0, 1]) addReplica(block, unit, replicaOf(a));
  addReplica(block, 1, replicaOf(b));
  expect(renameVoter(block, "device of a" as DeviceId, b)).toEqual({ units: [0, 1], dropped: 1 });
  expect([0, 1].map((unit) => openUnit(block, unit).returned.map((one) => one.household))).toEqual([[b], [b]]);
});

test("voters that share a household or a network are one: neither may hold or get what the other had", () => {
  const block = freshBlock(1);
  const [a, b, c] = HOUSEHOLDS as [HouseholdId, HouseholdId, HouseholdId];
  const at = (by: HouseholdId, network: string | null) => ({ household: by, network: network as NetworkId | null });
  const takeAs = (voter: Voter) =>
    takeUnits(block, { voter, trusted: false, mayConfirm: true, max: 1, maxFresh: 1 }, 3);
  expect(takeAs(at(a, "street"))).toEqual([0]);
  expect(takeAs(at(b, "street"))).toEqual([]);
  expect(takeAs(at(a, "office"))).toEqual([]);
  addReplica(block, 0, { ...replicaOf(c), network: "street" as NetworkId });
  expect(addReplica(block, 0, { ...replicaOf(b), network: "street" as NetworkId })).toBe(false);
  expect(takeAs(at(b, "office"))).toEqual([0]);
});

test("what waits for trusted answers is taken together, though each device that gave the first has its own queue", () => {
  const block = freshBlock(4);
  const [a, b, c] = HOUSEHOLDS as [HouseholdId, HouseholdId, HouseholdId];
  for (const by of [a, b, a, b]) take(block, by, 1, 1);
  for (const unit of [0, 1, 2, 3]) wantReplicas(block, unit, 2, { forTrusted: true, together: 9 });
  expect(block.queues.length).toBeGreaterThan(1);
  const taker = { voter: voterOf(c), trusted: true, mayConfirm: true, maxFresh: 0 };
  expect(takeUnits(block, { ...taker, max: 3 }, 1).toSorted()).toEqual([0, 1, 2]);
  expect(takeUnits(block, { ...taker, max: 9 }, 1)).toEqual([3]);
});

test("a replica for trusted voters goes to another voter only when nothing else is left", () => {
  const block = freshBlock(2);
  const [a, b, c] = HOUSEHOLDS as [HouseholdId, HouseholdId, HouseholdId];
  take(block, a, 1, 1);
  wantReplicas(block, 0, 2, { forTrusted: true, together: 9 });
  expect(take(block, b, 1, 1)).toEqual([1]);
  expect(takeUnits(block, { voter: voterOf(c), trusted: true, mayConfirm: true, max: 9, maxFresh: 9 }, 1)).toEqual([0]);
  expect(take(block, b, 1, 1)).toEqual([]);
  wantReplicas(block, 0, 3, { forTrusted: true, together: 9 });
  // Nor then, where only trusted ones are believed.
  expect(hasUnitsFor(block, voterOf(b), { mayConfirm: false })).toBe(false);
  expect(takeUnits(block, { voter: voterOf(b), trusted: false, mayConfirm: false, max: 1, maxFresh: 1 }, 1)).toEqual(
    [],
  );
  expect(hasUnitsFor(block, voterOf(b))).toBe(true);
  expect(take(block, b, 1, 1)).toEqual([0]);
});
