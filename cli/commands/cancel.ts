import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";

export async function cancel(client: LamplighterClient, jobId: string): Promise<number> {
  process.stdout.write(describeJob(await client.cancelJob({ jobId })));
  return 0;
}
