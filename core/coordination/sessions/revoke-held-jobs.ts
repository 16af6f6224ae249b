import type { JobId, SessionId } from "../../ids";
import { mayRun } from "../granting/may-run";
import type { Step } from "../step";

/**
 * A device that was away names the jobs that it still computes for. It does not know which of them were dialled to
 * zero, paused, stopped or ended meanwhile: their results would not count, so they are revoked at once.
 */
export function revokeHeldJobs(step: Step, sessionId: SessionId, jobIds: readonly JobId[]) {
  const { state, effects } = step;
  for (const jobId of jobIds) {
    const job = state.jobs.get(jobId);
    if (state.stopped || !job || !mayRun(job)) effects.messages.push({ kind: "revoke-job", to: sessionId, jobId });
  }
}
