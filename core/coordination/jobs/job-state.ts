import type { StateReason } from "../../jobs/state-reason";
import { coresHere } from "../../scheduling/cores-here";
import { turnDial } from "../../scheduling/dial";
import type { Effects, JobStateChange } from "../effects";
import { mayRun } from "../granting/may-run";
import { clearSlot, dropGrant, grantsOf } from "../granting/slots";
import { forgetAnswers } from "../results/count-answers";
import { forgetJob } from "../sessions/session-jobs";
import type { JobRecord, JobRun, JobState, State } from "../state";
import type { Step } from "../step";
import { isQuarantined } from "./is-quarantined";
import { jobsOfProgram, removeJob } from "./open-jobs";

/** Takes slots back until the job has no more than its dial allows. O(its sessions and grants). */
export function applyDial(step: Step, job: JobRun) {
  const { state } = step;
  const allowed = job.state === "running" ? coresHere(job) : 0;
  const change = turnDial(job.slots, allowed);
  if (change.kind === "revoke") revokeSlots(step, job, change.slots);
  if (mayRun(job) || job.leases === 0) return;
  // Devices that are away hold leases without a slot.
  for (const grant of grantsOf(state, job.id)) dropGrant(state, grant);
}

function revokeSlots(step: Step, job: JobRun, max: number) {
  const { state, effects } = step;
  let left = max;
  for (const session of job.sessions) {
    if (left === 0) return;
    const slots = session.slots.filter((slot) => slot.jobId === job.id);
    const taken = slots.slice(-left);
    if (taken.length === 0) continue;
    for (const slot of taken) {
      clearSlot(state, slot);
      if (taken.length < slots.length) {
        effects.messages.push({ kind: "revoke-slot", to: session.id, jobId: job.id, slot: slot.index });
      }
    }
    if (taken.length === slots.length) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
    left -= taken.length;
  }
}

/**
 * running ⇄ paused → finished | cancelled. The last two are final: what is left of the budget goes back, and the job
 * leaves the memory. Nothing makes a job run whose program is quarantined.
 */
export function enterState(step: Step, job: JobRun, next: JobState, reason: StateReason | null) {
  const { state, effects } = step;
  if (job.state === "finished" || job.state === "cancelled") return;
  if (next === "running" && isQuarantined(state, job)) {
    return enterState(step, job, "paused", { kind: "quarantined", program: job.spec.program.hash });
  }
  job.state = next;
  job.reason = reason;
  state.index.wake(job);
  recordState(job, effects);
  switch (next) {
    case "running":
      return;
    case "paused":
      return applyDial(step, job);
    case "finished":
    case "cancelled":
      applyDial(step, job);
      dropJob(state, job);
      return;
    default:
      throw new Error(`Unhandled job state: ${next satisfies never}`);
  }
}

/** A job that is over leaves the memory, when all its slots have been taken from it. */
export function dropJob(state: State, job: JobRun) {
  forgetJob(job);
  removeJob(state, job);
  forgetAnswers(state, job);
  state.keptOpen.delete(job);
  state.index.drop(job);
  const { hash } = job.spec.program;
  // The store keeps it for later jobs with the program.
  if (jobsOfProgram(state, hash).size === 0) state.sandboxCrashes.delete(hash);
}

/** Makes the job's state, dial and budget durable. */
export function recordState(job: JobRun, effects: Effects) {
  effects.commit.states.push(stateOf(job));
}

/** A job's state, dial and budget as they are. */
export function stateOf(job: Readonly<JobRecord>): JobStateChange {
  const { no: jobNo, id: jobId, customerId, state, reason = null, cores, budgetNanos } = job;
  return { jobNo, jobId, customerId, state, reason, cores, budgetNanos };
}
