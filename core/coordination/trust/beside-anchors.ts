import { maxReplicas } from "../../quorum/settle-unit";
import type { ReturnedReplica } from "../../units/block-run";
import type { DeviceRun, JobRun, State } from "../state";
import { isBelieved } from "./is-believed";
import { trustModeIn } from "./trust-mode";

/** Where an anchor tells who is right, what an unknown device may have of a job is limited. */
const isLimitedBeside = (state: State, job: JobRun, device: DeviceRun): boolean =>
  job.adaptive && trustModeIn(state, job) === "anchored" && !isBelieved(state, job, device);

/**
 * Whether the device may have units that wait for a trusted answer. An unknown one may where those who are trusted could
 * be overburdened, but not where they are the only ones who are believed.
 */
export const mayConfirm = (state: State, job: JobRun, device: DeviceRun): boolean =>
  !isLimitedBeside(state, job, device);

/** Whether it may begin more units: an unknown one first waits for its earlier answers to be confirmed. */
export const mayBegin = (state: State, job: JobRun, device: DeviceRun): boolean =>
  state.answers.of(job, device.id) < state.policy.checking.unknownWaiting || !isLimitedBeside(state, job, device);

/**
 * Whether a unit that none of these answers settles is given up: an anchor answered it, and so did half of the city
 * without agreeing, or `contestedBy` in a large one. So those who lie have to be that many to get a unit given up, and
 * one of a program whose answers differ everywhere does not wait for ever.
 */
export function isContested({ sessions, policy }: State, answers: readonly ReturnedReplica[]): boolean {
  const { contestedBy, untrustedQuorum } = policy.checking;
  const half = Math.max(maxReplicas(untrustedQuorum), Math.ceil(sessions.size / 2));
  return answers.length >= Math.min(contestedBy, half) && answers.some(({ trusted }) => trusted);
}
