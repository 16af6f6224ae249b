import path from "node:path";
import type { LamplighterClient } from "#client/lamplighter";
import type { JobDetail } from "#protocol/api/jobs";
import { parsePlainly } from "#protocol/field-issues";
import { JobInputs, type JobManifest } from "#protocol/manifest/job-manifest";
import { CliError } from "../cli-error";
import { describeJob } from "../describe-job";
import { describeWarnings } from "../describe-warnings";
import { inputFiles } from "../manifest/input-files";
import { uploadFiles } from "../manifest/upload-files";

export interface AddOptions {
  to?: number;
  inputs?: string;
  budget?: string;
  once?: string;
  json?: boolean;
}

/** Adds units to a job; the inputs are of the kind with which it was submitted unless others are given. */
export async function add(
  client: LamplighterClient,
  jobId: string,
  names: string[],
  { budget, once, json, ...options }: AddOptions,
): Promise<number> {
  const job = await client.getJob({ jobId });
  const manifest: JobManifest = { ...job.manifest, inputs: await inputsOf(job, names, options) };
  const { inputs } = await uploadFiles(client, { manifest, pathOf: (file) => path.resolve(file) });
  const { warnings, added, ...grown } = await client.addUnits({
    ...{ jobId, inputs },
    ...(budget === undefined ? {} : { budget }),
    ...(once === undefined ? {} : { key: once }),
  });
  process.stderr.write(describeWarnings(warnings));
  if (json) process.stdout.write(`${JSON.stringify({ ...grown, added })}\n`);
  else {
    const last = added.first + added.units - 1;
    const how = added.before ? "were added before" : "added";
    process.stdout.write(`Units ${added.first} to ${last} ${how}.\n${describeJob(grown)}`);
  }
  return 0;
}

async function inputsOf(
  { units, manifest: { inputs } }: JobDetail,
  names: string[],
  { to, inputs: text }: Pick<AddOptions, "to" | "inputs">,
): Promise<JobInputs> {
  if (text !== undefined) return parsed(text);
  switch (inputs.kind) {
    case "range": {
      if (to === undefined) throw new CliError("The inputs of this job are a range: give its new end with --to.");
      return { ...inputs, from: inputs.from + units * inputs.step, to };
    }
    case "files":
      if (names.length === 0) throw new CliError("Name the files to add, such as 'data/*.csv'.");
      return (await inputFiles(names)) as JobInputs;
    case "bucket":
    case "bucket-lines":
      if (names.length === 0) throw new CliError("Name the objects to add, such as 's3://NAME/folder/*.csv'.");
      return { ...inputs, objects: names };
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
    case "archive": {
      const [file] = names;
      if (file === undefined || names.length > 1)
        throw new CliError(`Name one file of the kind "${inputs.kind}", as the job was submitted with.`);
      return { ...inputs, source: { file } };
    }
    case "grid":
    case "outputs":
      throw new CliError(
        `Say with --inputs what to add, as a manifest would: --inputs '{"kind": "json", "source": {"file": "more.json"}}'.`,
      );
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}

function parsed(text: string): JobInputs {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CliError(`--inputs is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  const outcome = parsePlainly(JobInputs, json);
  if (outcome.kind === "parsed") return outcome.value;
  throw new CliError(outcome.issues.map(({ path: at, message }) => `--inputs: ${at || "it"} ${message}.`).join("\n"));
}
