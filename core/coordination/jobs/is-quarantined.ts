import { sameVoter, type Voter } from "../../quorum/voter";
import type { JobRun, State } from "../state";
import { NO_CRASHES, type SandboxCrashes } from "./sandbox-crashes";

export const crashesOf = (state: Readonly<State>, program: string): SandboxCrashes =>
  state.sandboxCrashes.get(program) ?? NO_CRASHES;

/** Whether no device may have the job's program, whatever state the job is in. */
export const isQuarantined = (state: Readonly<State>, job: JobRun): boolean =>
  crashesOf(state, job.spec.program.hash).quarantined;

/** Whether the program has ended a sandbox of this voter before: it gets no second one. */
export const hasCrashedSandboxOf = (state: State, job: JobRun, voter: Voter): boolean =>
  crashesOf(state, job.spec.program.hash).crashes.some((other) => sameVoter(other, voter));
