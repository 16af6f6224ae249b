import type { JobRun, Session, SessionJob, State } from "./state";

/** What a session keeps about a job, from its first unit of it on. */
export function sessionJob(session: Session, job: JobRun): SessionJob {
  let known = session.jobs.get(job.id);
  if (!known) {
    known = { specSent: false, pace: null };
    session.jobs.set(job.id, known);
    job.sessions.add(session);
  }
  return known;
}

export function forgetJob(job: JobRun) {
  for (const session of job.sessions) session.jobs.delete(job.id);
  job.sessions.clear();
}

export function forgetJobsOf(state: State, session: Session) {
  for (const jobId of session.jobs.keys()) state.jobs.get(jobId)?.sessions.delete(session);
}
