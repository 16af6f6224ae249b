import type { CustomerId } from "../../ids";
import { canContain } from "../../scheduling/can-contain";
import { fairerAt } from "../../scheduling/fair-share";
import { hasUnitsFor } from "../../units/block-run";
import { enterState } from "../jobs/job-state";
import type { DeviceRun, IdleReason, JobRun, Session, State, WorkerSlot } from "../state";
import type { Step } from "../step";
import { mayBegin, mayConfirm } from "../trust/beside-anchors";
import { isNondeterministic } from "../trust/evidence";
import { budgetFor, restock, supplyOf } from "./supply";
import { whyNotFor } from "./why-not-for";

/** Why a slot gets nothing now; `blocks-coming` if it will shortly. */
export type Obstacle = IdleReason | "blocks-coming";

export type Choice = { kind: "job"; job: JobRun } | { kind: "none"; reason: Obstacle };

/**
 * How many jobs with nothing for a device it looks at in one go; the next time it continues from there. Few devices reach
 * this: a job that has units excludes few households from them.
 */
const MAX_LOOKS = 256;

/**
 * The slot's own job while it has units and no other customer is worse off; else the next by fair share. At the end of each
 * turn, whoever has one slot less counts as worse off. A look at a job costs O(its blocks in memory), a choice mostly one or
 * two looks, however many jobs are open.
 */
export function chooseJob(step: Step, session: Session, slot: WorkerSlot): Choice {
  const { state, now } = step;
  const turnIsOver = now - slot.since >= state.policy.turnMs;
  const { device } = session;
  const slotsOf = (customer: CustomerId) => state.slotsByCustomer.get(customer) ?? 0;
  const ownJob = slot.jobId === null ? undefined : state.jobs.get(slot.jobId);
  const ownObstacle = ownJob ? obstacleOfJob(step, ownJob, device) : "no-work";
  const own = ownObstacle === null ? ownJob : undefined;
  const { refusedKinds } = device.wishes;
  const takesScripts = canContain(device.engine, "js", state.policy.scriptEngines);
  let reason = ownObstacle === "no-work" ? undefined : (ownObstacle ?? undefined);
  let [skipped, looks] = [0, 0];
  for (const job of state.index.candidates(takesScripts, refusedKinds)) {
    if (own && !fairerAt(own, job, slotsOf, turnIsOver)) break;
    if (!own && skipped < session.passedOver) {
      skipped += 1;
      continue;
    }
    const obstacle = obstacleOf(step, job, device);
    if (obstacle === null) return { kind: "job", job };
    if (obstacle === "blocks-coming") return own ? { kind: "job", job: own } : { kind: "none", reason: obstacle };
    if (obstacle !== "no-work") reason ??= obstacle;
    if (++looks < MAX_LOOKS) continue;
    if (own) break;
    session.passedOver += looks;
    return { kind: "none", reason: reason ?? state.index.whyNothing() };
  }
  if (own) {
    // Nobody takes over: its next turn begins.
    if (turnIsOver) slot.since = now;
    return { kind: "job", job: own };
  }
  session.passedOver = 0;
  if (reason === undefined && !takesScripts && state.index.hasScripts) reason = "engine-holds-no-scripts";
  if (reason === undefined && state.index.hasAnyOf(refusedKinds)) reason = "unwanted";
  const general = state.index.whyNothing();
  return { kind: "none", reason: general === "blocks-coming" ? general : (reason ?? general) };
}

/** Null when a job that has the slot already, or may have it, has units for the device. */
function obstacleOfJob(step: Step, job: JobRun, device: DeviceRun): IdleReason | null {
  const { state } = step;
  if (job.state !== "running") return "no-work";
  const why = ofDevice(state, job, device);
  if (why !== null) return why;
  const budget = budgetFor(state, job);
  if (budget.kind === "spent") {
    pauseUnpaid(step, job);
    return "no-work";
  }
  const fresh = budget.freshUnits > 0 && mayBegin(state, job, device);
  if (fresh) restock(step, job);
  const wanted = { fresh, mayConfirm: mayConfirm(state, job, device) };
  for (const block of job.blocks.values()) if (hasUnitsFor(block, device, wanted)) return null;
  return job.claiming || job.blocks.size === 0 ? "no-work" : "already-helped";
}

/** Nothing is in flight any more that could make its units cheaper. */
function pauseUnpaid(step: Step, job: JobRun) {
  if (job.leases === 0) enterState(step, job, "paused", { kind: "budget-too-small" });
}

/**
 * Null when the job has something for the device, "no-work" when it has nothing for anybody and rests until it changes.
 * The store is asked for the blocks of as many jobs as there are sessions that wait, not of all that have none in memory,
 * and the slot waits for them: "blocks-coming".
 */
function obstacleOf(step: Step, job: JobRun, device: DeviceRun): Obstacle | null {
  const { state } = step;
  const supply = supplyOf(state, job);
  switch (supply) {
    case "units":
      return obstacleOfJob(step, job, device);
    case "blocks-free": {
      const why = ofDevice(state, job, device);
      if (why !== null) return why;
      if (state.index.blocksComing > state.hungry.size + state.due.size) return "blocks-coming";
      restock(step, job);
      state.index.rest(job, "blocks-coming");
      return "blocks-coming";
    }
    case "too-little-money":
      state.index.rest(job, "no-work");
      pauseUnpaid(step, job);
      return "no-work";
    case "blocks-coming":
      state.index.rest(job, "blocks-coming");
      return "no-work";
    case "begun":
      state.index.rest(job, "already-helped");
      return "no-work";
    case "nothing":
      state.index.rest(job, "no-work");
      return "no-work";
    default:
      throw new Error(`Unhandled supply: ${supply satisfies never}`);
  }
}

/** Why this particular device may have no units of the job. */
const ofDevice = (state: State, job: JobRun, device: DeviceRun): IdleReason | null =>
  whyNotFor(state, job, device) ?? (isExcluded(job, device) ? "device-limited" : null);

/** Its household was outvoted in this job again and again, and the program is not to blame. */
const isExcluded = (job: JobRun, { household }: DeviceRun) =>
  (job.outvoted.get(household) ?? 0) >= job.maxOutvotes && !isNondeterministic(job);
