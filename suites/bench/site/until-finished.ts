import type { LamplighterClient } from "#client/lamplighter";
import { until } from "./until";

/** Waits for the job's last unit; a failed unit is a fault of the benchmark. */
export async function untilFinished(client: LamplighterClient, jobId: string, withinMs: number): Promise<void> {
  const job = await until("The job's end", withinMs, async () => {
    const job = await client.getJob({ jobId });
    return job.state === "running" ? undefined : job;
  });
  if (job.state !== "finished" || job.failed > 0)
    throw new Error(`The job is ${job.state} with ${job.failed} failed units: ${job.message}`);
}
