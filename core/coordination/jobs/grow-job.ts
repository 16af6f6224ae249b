import type { JobId } from "../../ids";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import type { Step } from "../step";

/** Its new blocks are free in the store. A job that has already ended here is left to the coordinator that opens it again. */
export function growJob({ state }: Step, jobId: JobId, units: number) {
  const job = state.jobs.get(jobId);
  if (!job || units <= job.units) return;
  job.units = units;
  job.moreBlocks = true;
  // A claim in flight may not have seen them.
  job.freedMeanwhile = job.claiming;
  state.index.wake(job);
  feedIdleSessions(state);
}
