import type { JobRun, State } from "../state";

const NONE: ReadonlySet<JobRun> = new Set();

/** The open jobs that run a program: news about it concerns these, and the others are never scanned. */
export const jobsOfProgram = (state: Readonly<State>, hash: string): ReadonlySet<JobRun> =>
  state.jobsByProgram.get(hash) ?? NONE;

export function addJob(state: State, job: JobRun) {
  state.jobs.set(job.id, job);
  state.jobsByNumber.set(job.no, job);
  const { hash } = job.spec.program;
  const others = state.jobsByProgram.get(hash);
  if (others) others.add(job);
  else state.jobsByProgram.set(hash, new Set([job]));
}

export function removeJob(state: State, job: JobRun) {
  state.jobs.delete(job.id);
  state.jobsByNumber.delete(job.no);
  state.jobsWithShare.delete(job);
  const { hash } = job.spec.program;
  const others = state.jobsByProgram.get(hash);
  others?.delete(job);
  if (others?.size === 0) state.jobsByProgram.delete(hash);
}
