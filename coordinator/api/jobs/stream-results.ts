import { isUtf8 } from "node:buffer";
import type { Job as JobRow } from "#prisma/generated/client";
import { JobIdInput } from "#protocol/api/jobs";
import type { Language } from "#protocol/text/language";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jsonPieces, linesInPieces, PartText } from "./json-pieces";
import { keptJob } from "./kept-job";
import { objectsOfUnit } from "./objects-of-unit";
import { allSettledUnits, type SettledPart, type SettledRow } from "./settled-units";
import { UnitInputs } from "./unit-inputs";
import { leftOutput, mainPart, type ReadOutput } from "./unit-output";
import { errorOf } from "./unit-result";

/** Every settled unit of the job as one line of JSON. Refusals come before the first line. */
export async function streamResults({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId } = parseInput(JobIdInput, input);
  return resultLines(await keptJob(ctx, jobId), ctx.language);
}

export const resultLines = (job: JobRow, language?: Language, part: SettledPart = {}): AsyncGenerator<string> =>
  linesInPieces(linesOf(job, language, part));

async function* linesOf(job: JobRow, language: Language | undefined, part: SettledPart) {
  const inputs = new UnitInputs(job);
  for await (const row of allSettledUnits(job.no, part))
    yield written(await lineOf(job, row, await inputs.of(row.unit), language));
}

function* written(line: object): Generator<string> {
  yield* jsonPieces(line);
  yield "\n";
}

/** A settled unit with its whole output, to be written in pieces. */
export async function lineOf(job: JobRow, row: SettledRow, input: string, language: Language | undefined) {
  const about = {
    input,
    fuel: Number(row.fuel),
    priceNanos: Number(row.priceNanos ?? 0),
    ...(row.stderr ? { stderr: row.stderr } : {}),
  };
  const output = await leftOutput(row);
  const left = output ? { ...partFields(output), ...keptFields(job, row.unit, input, output) } : {};
  if (row.failure === null)
    return { unit: row.unit, state: "agreed", exitCode: output?.exitCode ?? 0, ...left, ...about };
  const { failure, exitCode, message } = row;
  return {
    unit: row.unit,
    state: "failed",
    exitCode,
    failure,
    error: errorOf(job, { failure, exitCode, message }, language),
    ...left,
    ...about,
  };
}

function partFields(output: ReadOutput) {
  const main = mainPart(output);
  const files = output.parts
    .filter((part) => part !== main)
    .map(({ name, bytes }) => [name, isUtf8(bytes) ? new PartText(bytes) : base64(bytes)]);
  return {
    ...(main ? mainFields(main.bytes) : {}),
    ...(files.length > 0 ? { files: Object.fromEntries(files) } : {}),
  };
}

const keptFields = (job: JobRow, unit: number, input: string, { kept }: ReadOutput) =>
  kept ? { objects: objectsOfUnit(job, unit, input, kept) } : {};

const mainFields = (bytes: Uint8Array) => (isUtf8(bytes) ? { text: new PartText(bytes) } : base64(bytes));

const base64 = (bytes: Uint8Array) => ({ base64: new PartText(bytes, "base64") });
