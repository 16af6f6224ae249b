import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";

export async function deleteJob(client: LamplighterClient, jobId: string): Promise<number> {
  process.stdout.write(describeJob(await client.deleteJob({ jobId })));
  return 0;
}
