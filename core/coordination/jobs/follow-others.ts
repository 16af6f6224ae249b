import { sameReason } from "../../jobs/state-reason";
import type { Effects } from "../effects";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { turnCores } from "../granting/share-dials";
import { finishIfDone } from "../results/close-unit";
import type { JobFacts, JobRun, LimitHits } from "../state";
import type { Step } from "../step";
import { settleAllConfirmed } from "../trust/pending-batches";
import { applyDial, dropJob } from "./job-state";
import { learnSandboxCrashes } from "./quarantine";

/**
 * Several coordinators may work on one job, each with the blocks that it claimed. From time to time each learns the
 * job's totals from the store; what it has settled itself and not yet written comes on top.
 */
export function refreshJob(step: Step, facts: JobFacts) {
  const { state, effects } = step;
  const job = state.jobs.get(facts.id);
  if (!job) return;
  const hadMore = job.moreBlocks;
  if (!job.claiming) job.moreBlocks = facts.freeBlocks;
  job.vouched = facts.vouched;
  if (facts.customersHome) job.customersHome = facts.customersHome;
  else delete job.customersHome;
  if (facts.members) job.members = facts.members;
  const changed = applyFacts(step, job, facts);
  learnTotals(job, facts, effects);
  learnSandboxCrashes(step, job, facts.sandboxCrashes);
  state.index.wake(job);
  settleAllConfirmed(step, job);
  if (job.state === "finished" || job.state === "cancelled") dropJob(state, job);
  else finishIfDone(step, job);
  const isOver = !state.jobs.has(job.id);
  if (changed || isOver || (job.moreBlocks && !hadMore)) feedIdleSessions(state);
}

function learnTotals(job: JobRun, facts: JobFacts, effects: Effects) {
  const own = effects.commit.jobs.get(facts.id);
  // It only grows, and what was read may be older than what was announced.
  job.units = Math.max(job.units, facts.units);
  job.agreed = facts.agreed + (own?.agreed ?? 0);
  job.failed = facts.failed + (own?.failed ?? 0);
  job.reopened = facts.reopened + (own?.reopened ?? 0);
  job.fuel = facts.fuel + (own?.fuel ?? 0);
  job.spentNanos = facts.spentNanos + (own?.spentNanos ?? 0);
  job.budgetNanos = Math.max(facts.budgetNanos, job.spentNanos);
  if (facts.limitHits) job.limitHits = withUnwritten(job, facts.limitHits, effects);
}

function withUnwritten({ no }: JobRun, { fuel, time }: LimitHits, { commit }: Effects): LimitHits {
  const failures = commit.replicas.filter((row) => row.jobNo === no && row.settles).map(({ failure }) => failure);
  const count = (limit: keyof LimitHits) => failures.filter((failure) => failure === limit).length;
  return { fuel: fuel + count("fuel"), time: time + count("time") };
}

/** A change of this coordinator's own that is not written yet comes after what the store says. */
function applyFacts(step: Step, job: JobRun, facts: JobFacts): boolean {
  const { effects } = step;
  if (effects.commit.states.some(({ jobId }) => jobId === job.id)) return false;
  if (job.state === facts.state && job.cores === facts.cores && sameReason(job.reason, facts.reason)) return false;
  job.state = facts.state;
  turnCores(job, facts.cores);
  job.reason = facts.reason;
  applyDial(step, job);
  return true;
}
