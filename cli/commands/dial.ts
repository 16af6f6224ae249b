import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";

export async function dial(client: LamplighterClient, jobId: string, cores: number): Promise<number> {
  process.stdout.write(describeJob(await client.dialJob({ jobId, cores })));
  return 0;
}
