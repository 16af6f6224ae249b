import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import { describeJob } from "../describe-job";
import { describeWarnings } from "../describe-warnings";
import { readManifest } from "../manifest/read-manifest";
import { uploadFiles } from "../manifest/upload-files";
import { waitForJob } from "../wait-for-job";

export interface SubmitOptions {
  wait?: boolean;
  dial?: number;
  json?: boolean;
  inputs?: string[];
}

/** Exit codes of `submit --wait`, for scripts. */
const SOME_UNITS_FAILED = 3;
const NOT_FINISHED = 4;

export async function submit(client: LamplighterClient, file: string, options: SubmitOptions): Promise<number> {
  const local = await readManifest(file, options.inputs);
  const manifest = await uploadFiles(client, local);
  const { warnings, ...submitted } = await client.submitJob(
    options.dial === undefined ? manifest : { ...manifest, cores: options.dial },
  );
  process.stderr.write(describeWarnings(warnings));
  let job: Job = submitted;
  if (options.wait) {
    process.stderr.write(`Submitted as ${job.id}; it continues if you stop waiting.\n`);
    job = await waitForJob(client, job);
  }
  process.stdout.write(options.json ? `${JSON.stringify(job)}\n` : describeJob(job));
  return options.wait ? codeOf(job) : 0;
}

function codeOf(job: Job): number {
  if (job.state !== "finished") return NOT_FINISHED;
  return job.failed > 0 ? SOME_UNITS_FAILED : 0;
}
