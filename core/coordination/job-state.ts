import type { StateReason } from "../jobs/state-reason";
import { turnDial } from "../scheduling/dial";
import type { Effects } from "./effects";
import { isQuarantined } from "./is-quarantined";
import { clearSeat, dropGrant } from "./seats";
import { forgetJob } from "./session-jobs";
import type { City, JobRun, JobState } from "./state";
import type { Step } from "./step";

/** Takes seats back until the job has no more than its dial allows. */
export function obeyDial(step: Step, job: JobRun) {
  const { city } = step;
  const allowed = job.state === "running" ? job.cores : 0;
  const change = turnDial(job.seats, allowed);
  if (change.kind === "revoke") revokeSeats(step, job, change.seats);
  if (allowed > 0 || job.leases === 0) return;
  // Devices that are away hold leases without a seat.
  for (const grant of city.grants.values()) if (grant.jobId === job.id) dropGrant(city, grant);
}

function revokeSeats(step: Step, job: JobRun, most: number) {
  const { city, effects } = step;
  let left = most;
  for (const session of job.sessions) {
    if (left === 0) return;
    const seats = session.seats.filter((seat) => seat.jobId === job.id);
    const taken = seats.slice(-left);
    if (taken.length === 0) continue;
    for (const seat of taken) {
      clearSeat(city, seat);
      if (taken.length < seats.length) {
        effects.messages.push({ kind: "revoke-seat", to: session.id, jobId: job.id, seat: seat.index });
      }
    }
    if (taken.length === seats.length) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
    left -= taken.length;
  }
}

/**
 * running ⇄ paused → finished | cancelled. The last two are final: what is left of the budget goes back, and the job
 * leaves the memory. Nothing makes a job run whose program is quarantined.
 */
export function enterState(step: Step, job: JobRun, state: JobState, reason: StateReason | null) {
  const { city, effects } = step;
  if (job.state === "finished" || job.state === "cancelled") return;
  if (state === "running" && isQuarantined(city, job)) {
    return enterState(step, job, "paused", { kind: "quarantined", program: job.sheet.program.hash });
  }
  job.state = state;
  job.reason = reason;
  city.index.wake(job);
  recordState(job, effects);
  switch (state) {
    case "running":
      return;
    case "paused":
      return obeyDial(step, job);
    case "finished":
    case "cancelled":
      obeyDial(step, job);
      dropJob(city, job);
      return;
    default:
      throw new Error(`Unhandled job state: ${state satisfies never}`);
  }
}

/** A job that is over leaves the memory, when all its seats have been taken from it. */
export function dropJob(city: City, job: JobRun) {
  forgetJob(job);
  city.jobs.delete(job.id);
  city.index.drop(job);
  const { hash } = job.sheet.program;
  if (!city.boxDeaths.has(hash)) return;
  // The store remembers it for whoever runs the program next.
  for (const other of city.jobs.values()) if (other.sheet.program.hash === hash) return;
  city.boxDeaths.delete(hash);
}

/** Makes the job's state, dial and budget durable. */
export function recordState(job: JobRun, effects: Effects) {
  const { no: jobNo, id: jobId, customerId, state, reason, cores, budgetNanos } = job;
  effects.commit.states.push({ jobNo, jobId, customerId, state, reason, cores, budgetNanos });
}
