import type { JobRun, Session, SessionJob, State } from "./state";

/** What is kept of a job for one session, from the first time that they have to do with each other. */
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
