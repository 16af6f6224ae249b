import type { GrantRun } from "../state";
import type { Step } from "../step";
import {
  type LostAttempt,
  MAX_LOSS_CHARS,
  MAX_LOST_ATTEMPTS_PER_GROUP,
  MAX_LOST_ATTEMPTS_PER_JOB,
  MAX_LOST_ATTEMPTS_UNPAID,
} from "./lost-attempt";

/**
 * Notes that what the grant still holds of these units comes to nothing, before it ends. Units that were settled meanwhile
 * have lost nothing.
 */
export function noteLostAttempts(
  { state, now, effects: { commit } }: Step,
  grant: GrantRun,
  units: Iterable<number>,
  { cause, message }: Pick<LostAttempt, "cause" | "message">,
) {
  const job = state.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  const device = state.devices.get(grant.deviceId);
  if (!job || !block || !device) return;
  const max = Math.min(MAX_LOST_ATTEMPTS_PER_JOB, MAX_LOST_ATTEMPTS_UNPAID + job.agreed + job.failed);
  for (const unit of new Set(units)) {
    if (commit.lostAttempts.length >= MAX_LOST_ATTEMPTS_PER_GROUP) return;
    if (job.lostAttempts >= max) return;
    if (!grant.outstanding.has(unit) || !block.open.has(unit)) continue;
    const { grantedAt, running } = grant;
    const said = message === undefined ? {} : { message: message.slice(0, MAX_LOSS_CHARS) };
    commit.lostAttempts.push({
      ...{ jobNo: job.no, unit, deviceNo: device.no, grantedAt, endedAt: now, cause },
      ...(running?.unit === unit ? { runningAt: running.seenAt } : {}),
      ...said,
    });
    job.lostAttempts += 1;
  }
}
