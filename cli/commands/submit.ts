import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import { CliError } from "../cli-error";
import { describeJob } from "../describe-job";
import { describeWarnings } from "../describe-warnings";
import { type InputsInstead, readManifest } from "../manifest/read-manifest";
import { uploadFiles } from "../manifest/upload-files";
import { waitForJob } from "../wait-for-job";

export interface SubmitOptions {
  wait?: boolean;
  dial?: number;
  json?: boolean;
  inputs?: string[];
  after?: string;
  group?: number;
  reduce?: boolean;
}

/** Outputs that a unit combines by default. */
const DEFAULT_GROUP = 100;

/** Exit codes of `submit --wait`, for scripts. */
const SOME_UNITS_FAILED = 3;
const NOT_FINISHED = 4;

export async function submit(client: LamplighterClient, file: string, options: SubmitOptions): Promise<number> {
  const local = await readManifest(file, inputsOf(options));
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

/** The inputs that replace the manifest's, if any. */
function inputsOf({ inputs, after, group, reduce }: SubmitOptions): InputsInstead | undefined {
  if (after === undefined) {
    if (group === undefined && !reduce) return inputs && { patterns: inputs };
    throw new CliError("--group and --reduce are about the outputs of a job: name it with --after.");
  }
  if (inputs) throw new CliError("The inputs are either files (--inputs) or the outputs of a job (--after), not both.");
  const size = group ?? (reduce ? DEFAULT_GROUP : undefined);
  return {
    inputs: {
      kind: "outputs",
      job: after,
      ...(size === undefined ? {} : { group: size }),
      ...(reduce ? { untilOne: true } : {}),
    },
  };
}

function codeOf(job: Job): number {
  if (job.state !== "finished") return NOT_FINISHED;
  return job.failed > 0 ? SOME_UNITS_FAILED : 0;
}
