import type { LamplighterClient } from "#client/lamplighter";
import { waitsToStart } from "#core/jobs/state-reason";
import type { Job } from "#protocol/api/jobs";
import { openBar } from "./progress-bar";

const ASK_EVERY_MS = 1_000;
/** Calls that may fail in a row before it gives up: a site that restarts is back within that time. */
const MAX_FAILURES = 30;

/** Waits until the job has ended, or is paused and will not continue by itself. */
export async function waitForJob(client: LamplighterClient, first: Job): Promise<Job> {
  const bar = openBar("Computing", first.units, "units");
  let job = first;
  let failures = 0;
  try {
    while (job.state === "running" || waitsToStart(job)) {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      try {
        job = await client.getJob({ jobId: job.id });
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === MAX_FAILURES || !(error instanceof TypeError)) throw error;
      }
      bar.at(job.agreed + job.failed);
    }
  } finally {
    bar.close();
  }
  return job;
}
