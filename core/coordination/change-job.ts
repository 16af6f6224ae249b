import type { DeviceId, JobId } from "../ids";
import { unknownPace } from "../scheduling/pace";
import { type BlockRun, type ClaimedBlock, loadBlock, openUnit, type StoredReplica } from "../units/block-run";
import { holdUnit, settleAllCleared } from "./clearings";
import { finishIfDone, putAwayBlock } from "./close-unit";
import { decideUnit } from "./decide-unit";
import { heedFall } from "./demote-household";
import type { CityEvent } from "./events";
import { feedIdleSessions } from "./feed-in-turn";
import { isBelieved } from "./is-believed";
import { enterState, obeyDial, recordState } from "./job-state";
import { fuelSoFar } from "./metered-fuel";
import { learnBoxDeaths } from "./quarantine";
import { reopenBlock } from "./reopen-units";
import { requeueUnit } from "./requeue-unit";
import type { City, JobRecord, JobRun } from "./state";
import type { Step } from "./step";

export function openJob(step: Step, record: JobRecord) {
  const { city } = step;
  if (city.jobs.has(record.id)) return;
  const job: JobRun = {
    ...record,
    reason: record.reason ?? null,
    idleSince: null,
    seats: 0,
    blocks: new Map(),
    blockBytes: 0,
    moreBlocks: true,
    claiming: false,
    freedMeanwhile: false,
    reopenedMeanwhile: new Map(),
    leases: 0,
    waitingReplicas: 0,
    pace: unknownPace(),
    sessions: new Set(),
    limitHits: { fuel: 0, time: 0, ...record.limitHits },
    checkedFuel: fuelSoFar(record),
    clearings: new Map(),
    checking: new Set(),
    heard: new Set(),
    outvoted: new Map(),
    caught: new Set(),
    mostOutvotes: city.policy.checking.outvotesPerJob,
  };
  city.jobs.set(record.id, job);
  city.index.wake(job);
  learnBoxDeaths(step, job, record.boxDeaths);
  feedIdleSessions(city);
}

export function receiveBlocks(step: Step, jobId: JobId, claimed: ClaimedBlock[], more: boolean | undefined) {
  const { city } = step;
  const job = city.jobs.get(jobId);
  if (!job) return;
  if (more !== undefined) {
    job.claiming = false;
    job.moreBlocks = more || job.freedMeanwhile;
    job.freedMeanwhile = false;
  }
  for (const one of claimed) {
    if (job.blocks.has(one.seq)) continue;
    const block = loadBlock(jobId, withVoicesOfNow(city, one), job.adaptive ? 1 : job.replicas, (replica) =>
      isTrustedNow(city, job, replica),
    );
    job.blocks.set(block.seq, block);
    job.blockBytes += block.lineBytes;
    const streaks = new Map(one.returned.map(({ replica }) => [replica.deviceId, replica.streak]));
    for (const [unit, run] of block.open) {
      job.waitingReplicas += run.returned.length;
      if (run.returned.length > 0) resumeUnit(step, job, block, unit, streaks);
    }
    reopenBlock(city, job, block, job.reopenedMeanwhile.get(block.seq) ?? []);
    job.reopenedMeanwhile.delete(block.seq);
    for (const household of one.suspects ?? []) heedFall(step, household, false);
    if (block.unsettled === 0) putAwayBlock(step, job, block);
  }
  city.index.wake(job);
  // A coordinator that died before it had reopened what a fall wanted left its last blocks for another to end.
  if (claimed.length > 0) finishIfDone(step, job);
  feedIdleSessions(city);
}

/** A trusted answer that stands alone waits to be cleared, as before the block was read. */
function resumeUnit(step: Step, job: JobRun, block: BlockRun, unit: number, streaks: ReadonlyMap<DeviceId, number>) {
  const { city } = step;
  const { returned } = openUnit(block, unit);
  const [only] = returned;
  if (!only || decideUnit(city, job, unit, returned).kind !== "held") return requeueUnit(city, job, block, unit);
  holdUnit(step, job, block, unit, { household: only.household, streak: streaks.get(only.deviceId) ?? 0 });
}

/** What this coordinator decided is newer than what it read. */
const isTrustedNow = (city: City, job: JobRun, replica: StoredReplica) =>
  replica.kept && !replica.reopened && isBelieved(city, job, city.devices.get(replica.deviceId) ?? replica);

/** A device may have been claimed after the block was read from the store. */
const withVoicesOfNow = (city: City, claimed: ClaimedBlock): ClaimedBlock => ({
  ...claimed,
  returned: claimed.returned.map(({ unit, replica }) => ({
    unit,
    replica: { ...replica, household: city.claimedBy.get(replica.deviceId) ?? replica.household },
  })),
});

export function changeJob(step: Step, change: Extract<CityEvent, { kind: "job.changed" }>) {
  const { city, effects } = step;
  const job = city.jobs.get(change.jobId);
  if (!job) return;
  if (change.budgetNanos !== undefined) job.budgetNanos = Math.max(change.budgetNanos, job.spentNanos);
  if (change.cores !== undefined) job.cores = change.cores;
  if (change.state !== undefined && change.state !== job.state) {
    enterState(step, job, change.state, change.reason ?? null);
  } else {
    if (change.reason !== undefined) job.reason = change.reason;
    recordState(job, effects);
  }
  obeyDial(step, job);
  city.index.wake(job);
  settleAllCleared(step, job);
  feedIdleSessions(city);
}
