import type { Commit } from "../../coordination/effects";
import type { ReopenedJob } from "../../coordination/events";
import { type LoneAnswer, reopenedJob } from "../../coordination/reopened-job";
import type { DeviceId, HouseholdId, JobId } from "../../ids";
import { newcomer } from "../../reputation/standing";
import type { ClaimedBlock } from "../../units/block-run";

/** Wrong answers differ from right ones in their first byte. */
const [RIGHT, WRONG] = [1, 2];

export const rightDigest = (unit: number) => digestOf(RIGHT, unit);
export const wrongDigest = (mark: number) => digestOf(WRONG, mark);

const digestOf = (kind: number, mark: number) => new Uint8Array([kind, mark >>> 24, mark >>> 16, mark >>> 8, mark]);

interface PaperJob {
  id: JobId;
  units: number;
  unitsPerBlock: number;
  /** Of every answer. */
  fuel: number;
  ms: number;
  /** The most that is reopened at a time. */
  reopenedUnits: number;
}

type Cost = Pick<LoneAnswer, "priceNanos" | "creditNanos">;

/** The little that a store must remember of one job of which nothing is lost: who settled what alone, and what was wrong. */
export class PaperStore {
  accepted = 0;
  wrong = 0;
  givenUp = 0;
  reopened = 0;
  readonly #job: PaperJob;
  readonly #answers: Uint8Array;
  /** Number of the device that settled the unit with nobody to confirm it, or 0. */
  readonly #alone: Int32Array;
  readonly #wrong = new Map<string, Uint8Array>();
  /** Reopened answers of blocks that were done. */
  readonly #freed = new Map<number, ClaimedBlock["returned"]>();
  /** What each of those units had cost, which was the same for all. */
  #cost: Cost = { priceNanos: 0, creditNanos: 0 };
  #nextUnit = 0;

  constructor(job: PaperJob) {
    this.#job = job;
    this.#answers = new Uint8Array(job.units);
    this.#alone = new Int32Array(job.units);
  }

  write({ replicas, cleared, jobs }: Commit) {
    for (const { unit, deviceNo, digest, failure, settles, priceNanos = 0, creditNanos = 0 } of replicas) {
      this.#answers[unit] = (this.#answers[unit] ?? 0) + 1;
      if (failure !== undefined) continue;
      if (digest[0] === WRONG) this.#wrong.set(keyOf(unit, deviceNo), digest);
      if (settles) this.#settle(unit, deviceNo, { priceNanos, creditNanos });
    }
    for (const { unit, deviceNo, priceNanos, creditNanos } of cleared)
      this.#settle(unit, deviceNo, { priceNanos, creditNanos });
    for (const delta of jobs.values()) {
      this.accepted += delta.agreed;
      this.givenUp += delta.failed;
    }
  }

  /** Takes back what unclaimed devices settled alone; `isHeld` tells the blocks in the coordinator's memory. */
  reopen(households: readonly HouseholdId[], isHeld: (block: number) => boolean): ReopenedJob[] {
    const answers = households.flatMap((household) => this.#reopenOf(household, isHeld));
    this.accepted -= answers.length;
    this.reopened += answers.length;
    return answers.length === 0 ? [] : [reopenedJob(this.#job.id, answers)];
  }

  claim(count: number): { blocks: ClaimedBlock[]; more: boolean } {
    const { units, unitsPerBlock } = this.#job;
    const blocks: ClaimedBlock[] = [];
    for (const [seq, returned] of this.#freed) {
      if (blocks.length === count) break;
      this.#freed.delete(seq);
      const again = new Set(returned.map(({ unit }) => unit));
      const block = this.#block(seq * unitsPerBlock);
      const all = Array.from({ length: block.count }, (_, i) => block.first + i);
      blocks.push({ ...block, settled: all.filter((unit) => !again.has(unit)), returned });
    }
    while (blocks.length < count && this.#nextUnit < units) {
      const block = this.#block(this.#nextUnit);
      this.#nextUnit += block.count;
      blocks.push({ ...block, settled: [], returned: [] });
    }
    return { blocks, more: this.#freed.size > 0 || this.#nextUnit < units };
  }

  #block(first: number) {
    const { units, unitsPerBlock } = this.#job;
    return { seq: first / unitsPerBlock, first, count: Math.min(unitsPerBlock, units - first) };
  }

  #settle(unit: number, deviceNo: number, cost: Cost) {
    if (this.#wrong.has(keyOf(unit, deviceNo))) this.wrong += 1;
    if (this.#answers[unit] !== 1) return;
    this.#alone[unit] = deviceNo;
    this.#cost = cost;
  }

  #reopenOf(household: HouseholdId, isHeld: (block: number) => boolean): LoneAnswer[] {
    const deviceId = household.slice("device:".length) as DeviceId;
    const deviceNo = Number(deviceId.slice("device".length));
    const { fuel, ms, unitsPerBlock, reopenedUnits } = this.#job;
    const answers: LoneAnswer[] = [];
    for (let unit = this.#nextUnit - 1; unit >= 0 && answers.length < reopenedUnits; unit--) {
      if (this.#alone[unit] !== deviceNo) continue;
      this.#alone[unit] = 0;
      const lie = this.#wrong.get(keyOf(unit, deviceNo));
      if (lie) this.wrong -= 1;
      const block = Math.floor(unit / unitsPerBlock);
      const held = isHeld(block);
      const by = { deviceId, deviceNo, household, network: null, kept: true, ...newcomer() };
      const replica = { digest: lie ?? rightDigest(unit), ok: true, fuel, ms, ...by, reopened: true as const };
      answers.push({ unit, block, held, replica, deviceId, ...this.#cost });
      if (!held) this.#freed.set(block, [...(this.#freed.get(block) ?? []), { unit, replica }]);
    }
    return answers;
  }
}

const keyOf = (unit: number, deviceNo: number) => `${unit}/${deviceNo}`;
