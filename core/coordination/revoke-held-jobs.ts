import type { JobId, SessionId } from "../ids";
import type { Effects } from "./effects";
import { mayRun } from "./may-run";
import type { City } from "./state";

/**
 * A device that was away names the jobs that it still computes for. It has not heard of those that were dialled to zero,
 * paused, stopped or ended meanwhile: whatever it makes of them counts for nothing, so it is told at once.
 */
export function revokeHeldJobs(city: City, sessionId: SessionId, jobIds: readonly JobId[], effects: Effects) {
  for (const jobId of jobIds) {
    const job = city.jobs.get(jobId);
    if (city.stopped || !job || !mayRun(job)) effects.messages.push({ kind: "revoke-job", to: sessionId, jobId });
  }
}
