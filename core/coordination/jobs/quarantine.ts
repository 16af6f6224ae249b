import type { StateReason } from "../../jobs/state-reason";
import { sameVoter, type Voter } from "../../quorum/voter";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { clearSlot } from "../granting/slots";
import type { JobRun, Session, State } from "../state";
import type { Step } from "../step";
import { crashesOf } from "./is-quarantined";
import { enterState } from "./job-state";
import { jobsOfProgram } from "./open-jobs";
import { MAX_SANDBOX_CRASHES, NO_CRASHES, type SandboxCrash, type SandboxCrashes } from "./sandbox-crashes";

/** How many voters' sandboxes a program may crash before no further device gets it. */
const MAX_CRASHES = 3;

/** A sandbox died while running nothing but this job's program; the state of the job does not matter. */
export function noteSandboxCrash(step: Step, job: JobRun, session: Session) {
  const { state, effects } = step;
  const { no: deviceNo, household, network, engine } = session.device;
  const { hash } = job.spec.program;
  const crash = { deviceNo, household, network, engine };
  if (!addCrash(state, hash, crash)) return;
  effects.commit.sandboxCrashes.push({ program: hash, crash });
  if (!hasTooManyCrashes(crashesOf(state, hash))) return takeBack(step, job, session);
  effects.commit.quarantined.push(hash);
  quarantine(step, hash);
}

/** Another coordinator has recorded the crash durably, with its consequences. */
export function applyRemoteCrash(step: Step, program: string, crash: SandboxCrash) {
  const { state } = step;
  if (jobsOfProgram(state, program).size === 0 || !addCrash(state, program, crash)) return;
  if (hasTooManyCrashes(crashesOf(state, program))) quarantine(step, program);
}

/** When a job is opened or refreshed: what all coordinators have ever recorded about its program. */
export function learnSandboxCrashes(step: Step, job: JobRun, stored: SandboxCrashes | undefined) {
  const { state, effects } = step;
  const { hash } = job.spec.program;
  const { sandboxCrashes, quarantined, lifted } = effects.commit;
  // This coordinator's own unwritten decisions are newer.
  const isNewer = sandboxCrashes.some(({ program }) => program === hash) || [...quarantined, ...lifted].includes(hash);
  if (stored && !isNewer) {
    if (stored.crashes.length > 0 || stored.quarantined) state.sandboxCrashes.set(hash, stored);
    else state.sandboxCrashes.delete(hash);
  }
  if (crashesOf(state, hash).quarantined) return haltJob(step, job);
  if (!hasTooManyCrashes(crashesOf(state, hash))) return;
  // Coordinators that each saw one of the last crashes at the same time have each counted too few.
  effects.commit.quarantined.push(hash);
  quarantine(step, hash);
}

/**
 * Stops at the last one that matters: a refresh asks this of every job of the program. Devices that crashed it as
 * different voters may have become one voter since, so that their number counts, too.
 */
function hasTooManyCrashes({ crashes }: SandboxCrashes): boolean {
  if (crashes.length >= MAX_SANDBOX_CRASHES) return true;
  const voters: Voter[] = [];
  for (const crash of crashes) {
    if (voters.some((other) => sameVoter(crash, other))) continue;
    voters.push(crash);
    if (voters.length === MAX_CRASHES) return true;
  }
  return false;
}

/** An admin has reviewed the program: its jobs go on, and crashes count from zero. Customers cannot do this. */
export function liftQuarantine(step: Step, program: string) {
  const { state, effects } = step;
  state.sandboxCrashes.delete(program);
  effects.commit.lifted.push(program);
  for (const job of jobsOfProgram(state, program))
    if (job.reason?.kind === "quarantined") enterState(step, job, "running", null);
  feedIdleSessions(state);
}

/** False if it adds nothing: each voter counts once, and a quarantined program needs no further crashes. */
function addCrash(state: State, program: string, crash: SandboxCrash): boolean {
  const { crashes, quarantined } = state.sandboxCrashes.get(program) ?? NO_CRASHES;
  if (quarantined || crashes.some((other) => sameVoter(other, crash))) return false;
  state.sandboxCrashes.set(program, { crashes: [...crashes, crash], quarantined });
  return true;
}

function quarantine(step: Step, program: string) {
  const { state } = step;
  state.sandboxCrashes.set(program, { ...crashesOf(state, program), quarantined: true });
  for (const job of jobsOfProgram(state, program)) haltJob(step, job);
}

/** A job that its customer paused keeps that reason; it cannot be resumed. */
function haltJob(step: Step, job: JobRun) {
  if (job.state !== "running") return;
  const reason: StateReason = { kind: "quarantined", program: job.spec.program.hash };
  enterState(step, job, "paused", reason);
  feedIdleSessions(step.state);
}

/** Units of the job that the device still holds would crash its next sandbox. */
function takeBack(step: Step, job: JobRun, session: Session) {
  const { state, effects } = step;
  const slots = session.slots.filter((slot) => slot.jobId === job.id);
  for (const slot of slots) clearSlot(state, slot);
  if (slots.length > 0) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
}
