import type { JobRun, Session, SessionJob, State } from "../state";

/**
 * What a session keeps about a job, from its first slot or units on, until it has been given units of so many other
 * jobs that this one is forgotten: a device may work for thousands of jobs in a day. O(its slots) once it is full.
 */
export function sessionJob(state: State, session: Session, job: JobRun): SessionJob {
  const { jobs } = session;
  const known = jobs.get(job.id) ?? { specSent: false, pace: null };
  // Put at the end again: the first ones are those that it was given nothing of for the longest time.
  jobs.delete(job.id);
  jobs.set(job.id, known);
  job.sessions.add(session);
  const max = session.slots.length + state.policy.jobsKeptBySession;
  if (jobs.size > max) forgetOldest(state, session, max);
  return known;
}

/** Jobs that have a slot of it stay, so that it can be taken back. */
function forgetOldest(state: State, session: Session, max: number) {
  const atWork = new Set(session.slots.map(({ jobId }) => jobId));
  for (const jobId of session.jobs.keys()) {
    if (session.jobs.size <= max) return;
    if (atWork.has(jobId)) continue;
    session.jobs.delete(jobId);
    state.jobs.get(jobId)?.sessions.delete(session);
  }
}

export function forgetJob(job: JobRun) {
  for (const session of job.sessions) session.jobs.delete(job.id);
  job.sessions.clear();
}

export function forgetJobsOf(state: State, session: Session) {
  for (const jobId of session.jobs.keys()) state.jobs.get(jobId)?.sessions.delete(session);
}
