import type { JobId } from "../ids";
import { unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type ClaimedBlock, loadBlock } from "../units/block-run";
import type { Effects } from "./effects";
import type { CityEvent } from "./events";
import { feedIdleSessions } from "./grant-units";
import { enterState, obeyDial, recordState } from "./job-state";
import { requeueUnit } from "./requeue-unit";
import type { City, JobRecord } from "./state";

export function openJob(city: City, record: JobRecord, now: Millis, effects: Effects) {
  if (city.jobs.has(record.id)) return;
  city.jobs.set(record.id, {
    ...record,
    reason: record.reason ?? null,
    seats: 0,
    blocks: new Map(),
    blockBytes: 0,
    moreBlocks: true,
    claiming: false,
    leases: 0,
    waitingReplicas: 0,
    pace: unknownPace(),
    typicalMs: 0,
  });
  feedIdleSessions(city, now, effects);
}

export function receiveBlocks(
  city: City,
  jobId: JobId,
  claimed: ClaimedBlock[],
  more: boolean,
  now: Millis,
  effects: Effects,
) {
  const job = city.jobs.get(jobId);
  if (!job) return;
  job.claiming = false;
  job.moreBlocks = more;
  for (const one of claimed) {
    if (job.blocks.has(one.seq)) continue;
    const block = loadBlock(jobId, withVoicesOfNow(city, one), job.replicas);
    if (block.unsettled === 0) {
      effects.commit.blocksDone.push({ jobNo: job.no, seq: block.seq });
      continue;
    }
    job.blocks.set(block.seq, block);
    job.blockBytes += block.lineBytes;
    for (const [unit, run] of block.open) {
      job.waitingReplicas += run.returned.length;
      if (run.returned.length > 1) requeueUnit(job, block, unit);
    }
  }
  feedIdleSessions(city, now, effects);
}

/** A device may have been claimed after the block was read from the store. */
const withVoicesOfNow = (city: City, claimed: ClaimedBlock): ClaimedBlock => ({
  ...claimed,
  returned: claimed.returned.map(({ unit, replica }) => ({
    unit,
    replica: { ...replica, household: city.claimedBy.get(replica.deviceId) ?? replica.household },
  })),
});

export function changeJob(
  city: City,
  change: Extract<CityEvent, { kind: "job.changed" }>,
  now: Millis,
  effects: Effects,
) {
  const job = city.jobs.get(change.jobId);
  if (!job) return;
  if (change.budgetNanos !== undefined) job.budgetNanos = Math.max(change.budgetNanos, job.spentNanos);
  if (change.cores !== undefined) job.cores = change.cores;
  if (change.state !== undefined && change.state !== job.state) {
    enterState(city, job, change.state, change.reason ?? null, effects);
  } else {
    if (change.reason !== undefined) job.reason = change.reason;
    recordState(job, effects);
  }
  obeyDial(city, job, effects);
  feedIdleSessions(city, now, effects);
}
