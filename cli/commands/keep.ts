import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";

export async function keep(client: LamplighterClient, jobId: string, days: number): Promise<number> {
  process.stdout.write(describeJob(await client.keepJob({ jobId, days })));
  return 0;
}
