import type { Millis } from "../../time";
import { hasUnitsFor } from "../../units/block-run";
import { isBlocked } from "../sessions/is-blocked";
import type { JobRun, Session, State } from "../state";
import { mayRun } from "./may-run";
import { whyNotFor } from "./why-not-for";

/** Why nobody works on a job that may run, as facts; the words are in `protocol/words/waiting-in-words.ts`. */
export type WaitingCause =
  | { kind: "city-stopped" }
  | { kind: "no-devices" }
  /** How many are at work of which none may run this program: because of its engine, its resident's wishes, or a crash. */
  | { kind: "no-fitting-device"; devices: number }
  /** Those that may have it have done all they can: how many answers wait to be checked by somebody else. */
  | { kind: "another-household"; answers: number }
  /** It is its turn when a core is free. */
  | { kind: "other-jobs" };

export type Waiting = WaitingCause & { since: Millis };

/** Null while somebody works on it, or while it is halted for a reason of its own. */
export const whyWaiting = (state: Readonly<State>, job: JobRun): Waiting | null => waitingIn(state)(job);

/** How many devices are considered for one job; when more are at work, this many spread across them. */
const MAX_ASKED = 500;

/**
 * The same of many jobs at one moment: the devices are gone through once for all of them, and MAX_ASKED of them at most for
 * each. O(sessions), at the request of a person.
 */
export function waitingIn(state: Readonly<State>): (job: JobRun) => Waiting | null {
  let known: AtWork | undefined;
  const atWork = () => {
    known ??= devicesAtWork(state);
    return known;
  };
  return (job) => {
    if (job.idleSince === null || job.slots > 0 || !mayRun(job)) return null;
    return { ...causeOf(state, job, atWork), since: job.idleSince };
  };
}

interface AtWork {
  devices: number;
  asked: Session[];
}

function devicesAtWork(state: Readonly<State>): AtWork {
  const all = [...state.sessions.values()].filter(
    ({ slots, isLeaving, device }) => slots.length > 0 && !isLeaving && !isBlocked(state, device),
  );
  const step = Math.ceil(all.length / MAX_ASKED);
  return { devices: all.length, asked: all.filter((_, at) => at % step === 0) };
}

function causeOf(state: Readonly<State>, job: JobRun, atWork: () => AtWork): WaitingCause {
  if (state.stopped) return { kind: "city-stopped" };
  const { devices, asked } = atWork();
  if (devices === 0) return { kind: "no-devices" };
  const fits = ({ device }: Session) => whyNotFor(state, job, device) === null;
  if (!asked.some(fits)) return { kind: "no-fitting-device", devices };
  const isDone = job.blocks.size > 0 && !job.moreBlocks && !job.claiming;
  if (!isDone) return { kind: "other-jobs" };
  const blocks = [...job.blocks.values()];
  const hasWork = asked.some((one) => blocks.some((block) => hasUnitsFor(block, one.device)) && fits(one));
  return hasWork ? { kind: "other-jobs" } : { kind: "another-household", answers: job.waitingReplicas };
}

/** With the sweeps, for each job in its turn: since when nobody has been at work on it. */
export function noteIdleJobs(jobs: readonly JobRun[], now: Millis) {
  for (const job of jobs) {
    if (job.slots > 0 || !mayRun(job)) job.idleSince = null;
    else job.idleSince ??= now;
  }
}
