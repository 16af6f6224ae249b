import { openAsBlob } from "node:fs";
import type { LamplighterClient } from "#client/lamplighter";
import { describeJob } from "../describe-job";
import { describeWarnings } from "../describe-warnings";

export interface RetryOptions {
  program?: string;
  seconds?: number;
  memory?: number;
  budget?: string;
  json?: boolean;
}

/** Submits the failed units of a job as a new job. */
export async function retry(client: LamplighterClient, jobId: string, options: RetryOptions): Promise<number> {
  const { program: file, seconds, memory, budget } = options;
  const program = file === undefined ? undefined : await upload(client, file);
  const { warnings, ...job } = await client.retryJob({
    jobId,
    ...(program === undefined ? {} : { program }),
    ...(budget === undefined ? {} : { budget }),
    limits: { ...(seconds === undefined ? {} : { seconds }), ...(memory === undefined ? {} : { memoryMib: memory }) },
  });
  process.stderr.write(describeWarnings(warnings));
  process.stdout.write(options.json ? `${JSON.stringify(job)}\n` : describeJob(job));
  return 0;
}

async function upload(client: LamplighterClient, file: string): Promise<string> {
  return (await client.upload(await openAsBlob(file))).blob;
}
