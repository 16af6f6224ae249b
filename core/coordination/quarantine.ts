import type { StateReason } from "../jobs/state-reason";
import { sameVoter } from "../quorum/voter";
import { feedIdleSessions } from "./feed-in-turn";
import { crashesOf } from "./is-quarantined";
import { enterState } from "./job-state";
import { jobsOfProgram } from "./jobs-of-program";
import { NO_CRASHES, type SandboxCrash, type SandboxCrashes } from "./sandbox-crashes";
import { clearSlot } from "./slots";
import type { JobRun, Session, State } from "./state";
import type { Step } from "./step";

/** Sandboxes of so many voters that a program ended before no further device gets it. */
const MAX_CRASHES = 3;

/** A sandbox died while it ran nothing but this job's program, in whatever state the job is by now. */
export function noteSandboxCrash(step: Step, job: JobRun, session: Session) {
  const { state, effects } = step;
  const { no: deviceNo, household, network, engine } = session.device;
  const { hash } = job.spec.program;
  const crash = { deviceNo, household, network, engine };
  if (!addCrash(state, hash, crash)) return;
  effects.commit.sandboxCrashes.push({ program: hash, crash });
  if (crashesOf(state, hash).crashes.length < MAX_CRASHES) return takeBack(step, job, session);
  effects.commit.quarantined.push(hash);
  quarantine(step, hash);
}

/** Another coordinator noted it, and made it durable with all that follows. */
export function applyRemoteCrash(step: Step, program: string, crash: SandboxCrash) {
  const { state } = step;
  if (jobsOfProgram(state, program).size === 0 || !addCrash(state, program, crash)) return;
  if (crashesOf(state, program).crashes.length >= MAX_CRASHES) quarantine(step, program);
}

/** What the store knows of the program of a job that is opened or refreshed: of all coordinators, and from before. */
export function learnSandboxCrashes(step: Step, job: JobRun, stored: SandboxCrashes | undefined) {
  const { state, effects } = step;
  const { hash } = job.spec.program;
  const { sandboxCrashes, quarantined, lifted } = effects.commit;
  // What this coordinator decided and has not written yet is newer.
  const isNewer = sandboxCrashes.some(({ program }) => program === hash) || [...quarantined, ...lifted].includes(hash);
  if (stored && !isNewer) {
    if (stored.crashes.length > 0 || stored.quarantined) state.sandboxCrashes.set(hash, stored);
    else state.sandboxCrashes.delete(hash);
  }
  if (crashesOf(state, hash).quarantined) haltJob(step, job);
}

/** An admin has looked: its jobs go on, and its deaths are counted from zero. Nothing that a customer does comes here. */
export function liftQuarantine(step: Step, program: string) {
  const { state, effects } = step;
  state.sandboxCrashes.delete(program);
  effects.commit.lifted.push(program);
  for (const job of jobsOfProgram(state, program))
    if (job.reason?.kind === "quarantined") enterState(step, job, "running", null);
  feedIdleSessions(state);
}

/** False when it adds nothing: one voter counts once, and a quarantine needs no further crashes. */
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

/** A job that its customer paused stays paused for that; it cannot be resumed. */
function haltJob(step: Step, job: JobRun) {
  const reason: StateReason = { kind: "quarantined", program: job.spec.program.hash };
  if (job.state === "running") enterState(step, job, "paused", reason);
}

/** What the device still holds of the job would end its next sandbox. */
function takeBack(step: Step, job: JobRun, session: Session) {
  const { state, effects } = step;
  const slots = session.slots.filter((slot) => slot.jobId === job.id);
  for (const slot of slots) clearSlot(state, slot);
  if (slots.length > 0) effects.messages.push({ kind: "revoke-job", to: session.id, jobId: job.id });
}
