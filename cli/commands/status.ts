import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";

export async function status(client: LamplighterClient, jobId: string, options: { json?: boolean }): Promise<number> {
  const job = await client.getJob({ jobId });
  process.stdout.write(options.json ? `${JSON.stringify(job)}\n` : describeJob(job));
  return 0;
}
