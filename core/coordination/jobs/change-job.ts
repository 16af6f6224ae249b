import type { DeviceId, JobId } from "../../ids";
import { programBytesOf } from "../../jobs/program-bytes";
import { unknownPace } from "../../scheduling/pace";
import { type BlockRun, type ClaimedBlock, loadBlock, openUnit, type StoredReplica } from "../../units/block-run";
import type { CityEvent } from "../events";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { requeueUnit } from "../granting/requeue-unit";
import { turnCores } from "../granting/share-dials";
import { finishIfDone, putAwayBlock } from "../results/close-unit";
import { addAnswer } from "../results/count-answers";
import { decideUnit } from "../results/decide-unit";
import { fuelSoFar } from "../results/metered-fuel";
import { findHolders } from "../sessions/held-inputs";
import type { JobRecord, JobRun, State } from "../state";
import type { Step } from "../step";
import { applyDemotion } from "../trust/demote-household";
import { isBelieved } from "../trust/is-believed";
import { addToPendingBatch, settleAllConfirmed } from "../trust/pending-batches";
import { reopenBlock } from "../trust/reopen-units";
import { applyDial, enterState, recordState } from "./job-state";
import { addJob } from "./open-jobs";
import { learnSandboxCrashes } from "./quarantine";

export function openJob(step: Step, record: JobRecord) {
  const { state } = step;
  if (state.jobs.has(record.id)) return;
  const job: JobRun = {
    ...record,
    reason: record.reason ?? null,
    idleSince: null,
    slots: 0,
    share: state.sharesDials ? 0 : Number.POSITIVE_INFINITY,
    blocks: new Map(),
    blockBytes: 0,
    moreBlocks: true,
    claiming: false,
    freedMeanwhile: false,
    reopenedMeanwhile: new Map(),
    leases: 0,
    waitingReplicas: 0,
    aheadOfOrder: 0,
    pace: unknownPace(),
    programBytes: programBytesOf(record.spec),
    sessions: new Set(),
    limitHits: { fuel: 0, time: 0, ...record.limitHits },
    checkedFuel: fuelSoFar(record),
    pendingBatches: new Map(),
    checking: new Set(),
    settledFor: new Set(),
    outvoted: new Map(),
    caught: new Set(),
    lostAttempts: 0,
    maxOutvotes: state.policy.checking.outvotesPerJob,
  };
  addJob(state, job);
  state.index.wake(job);
  learnSandboxCrashes(step, job, record.sandboxCrashes);
  feedIdleSessions(state);
}

export function receiveBlocks(step: Step, jobId: JobId, claimed: ClaimedBlock[], more: boolean | undefined) {
  const { state } = step;
  const job = state.jobs.get(jobId);
  if (!job) return;
  if (more !== undefined) {
    job.claiming = false;
    job.moreBlocks = more || job.freedMeanwhile;
    job.freedMeanwhile = false;
  }
  for (const one of claimed) {
    if (job.blocks.has(one.seq)) continue;
    // The store may know of new units before the command that announces them arrives; claimed blocks are ours to compute.
    job.units = Math.max(job.units, one.first + one.count);
    const block = loadBlock(jobId, withVotersOfNow(state, one), job.adaptive ? 1 : job.replicas, (replica) =>
      isTrustedNow(state, job, replica),
    );
    job.blocks.set(block.seq, block);
    findHolders(state, job, block);
    job.blockBytes += block.lineBytes;
    const streaks = new Map(one.returned.map(({ replica }) => [replica.deviceId, replica.streak]));
    for (const [unit, run] of block.open) {
      for (const replica of run.returned) addAnswer(state, job, replica);
      if (run.returned.length > 0) resumeUnit(step, job, block, unit, streaks);
    }
    reopenBlock(state, job, block, job.reopenedMeanwhile.get(block.seq) ?? []);
    job.reopenedMeanwhile.delete(block.seq);
    for (const household of one.suspects ?? []) applyDemotion(step, household, false);
    if (block.unsettled === 0) putAwayBlock(step, job, block);
  }
  state.index.wake(job);
  // A coordinator that died before it could reopen units after a demotion left its last blocks for another to finish.
  if (claimed.length > 0) finishIfDone(step, job);
  feedIdleSessions(state);
}

/** A trusted answer that stands alone waits to be confirmed, as before the block was read. */
function resumeUnit(step: Step, job: JobRun, block: BlockRun, unit: number, streaks: ReadonlyMap<DeviceId, number>) {
  const { state } = step;
  const { returned } = openUnit(block, unit);
  const [only] = returned;
  if (!only || decideUnit(state, job, unit, returned).kind !== "pending") return requeueUnit(state, job, block, unit);
  addToPendingBatch(step, job, block, unit, { household: only.household, streak: streaks.get(only.deviceId) ?? 0 });
}

/** What this coordinator decided is newer than what it read. */
const isTrustedNow = (state: State, job: JobRun, replica: StoredReplica) =>
  replica.kept && !replica.reopened && isBelieved(state, job, state.devices.get(replica.deviceId) ?? replica);

/** A device may have been claimed after the block was read from the store. */
const withVotersOfNow = (state: State, claimed: ClaimedBlock): ClaimedBlock => ({
  ...claimed,
  returned: claimed.returned.map(({ unit, replica }) => ({
    unit,
    replica: { ...replica, household: state.claimedBy.get(replica.deviceId) ?? replica.household },
  })),
});

export function changeJob(step: Step, change: Extract<CityEvent, { kind: "job.changed" }>) {
  const { state, effects } = step;
  const job = state.jobs.get(change.jobId);
  if (!job) return;
  if (change.budgetNanos !== undefined) job.budgetNanos = Math.max(change.budgetNanos, job.spentNanos);
  if (change.cores !== undefined) turnCores(job, change.cores);
  if (change.state !== undefined && change.state !== job.state) {
    enterState(step, job, change.state, change.reason ?? null);
  } else {
    if (change.reason !== undefined) job.reason = change.reason;
    recordState(job, effects);
  }
  applyDial(step, job);
  state.index.wake(job);
  settleAllConfirmed(step, job);
  feedIdleSessions(state);
}
