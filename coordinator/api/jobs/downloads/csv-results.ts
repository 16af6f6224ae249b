import type { Job as JobRow } from "#prisma/generated/client";
import { JobIdInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { dollarText } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";
import type { Call } from "../../call";
import { type Cell, csvLine } from "../../csv-line";
import { parseInput } from "../../parse-input";
import { jsonPieces, linesInPieces, PartText } from "../json-pieces";
import { keptJob } from "../kept-job";
import { type SettledRow, settledPages } from "../settled-units";
import { flattenOutput } from "./flatten-output";
import { type ResultRow, ResultRows, shortText } from "./result-rows";

const COLUMNS = [
  ...["unit", "input", "state", "exit_code", "price_cad", "fuel", "settled_at", "error", "stderr"],
  ...["output", "encoding", "files", "objects"],
];

/**
 * Every settled unit as a row of a table. If outputs are JSON objects, the keys of the first page's outputs become
 * columns; other keys stay in the column `output`, as JSON.
 */
export async function csvResults({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId } = parseInput(JobIdInput, input);
  return linesInPieces(table(await keptJob(ctx, jobId), ctx.language));
}

async function* table(job: JobRow, language: Language | undefined): AsyncGenerator<Iterable<string>> {
  const rows = new ResultRows(job, language);
  let keys: string[] | undefined;
  for await (const page of settledPages(job.no)) {
    if (!keys) {
      keys = await keysOf(rows, page);
      yield csvLine([...COLUMNS, ...keys.map((key) => `output.${key}`)]);
    }
    for (const row of page) yield csvLine(cellsOf(await rows.of(row), keys));
  }
  if (!keys) yield csvLine(COLUMNS);
}

/** In order of first occurrence. */
async function keysOf(rows: ResultRows, page: readonly SettledRow[]): Promise<string[]> {
  const keys = new Set<string>();
  for (const row of page) {
    for (const key of flattenOutput(shortText(await rows.of(row)) ?? "")?.keys() ?? []) {
      if (keys.size < LIMITS.MAX_OUTPUT_COLUMNS) keys.add(key);
    }
  }
  return [...keys];
}

function cellsOf(row: ResultRow, keys: readonly string[]): Cell[] {
  const { unit, input, state, exitCode, priceNanos, fuel, settledAt, error, stderr, output, isText, files } = row;
  const text = shortText(row);
  const flat = keys.length > 0 && text !== undefined ? flattenOutput(text) : undefined;
  const own = keys.map((key) => flat?.get(key) ?? "");
  for (const key of keys) flat?.delete(key);
  const rest = flat && flat.size > 0 ? JSON.stringify(Object.fromEntries(flat)) : "";
  const long = output ? new PartText(output, isText ? "text" : "base64").plainPieces() : "";
  return [
    ...[`${unit}`, input, state, `${exitCode ?? ""}`, dollarText(priceNanos), `${fuel}`, settledAt.toISOString()],
    ...[error ?? "", stderr ?? ""],
    flat ? rest : (text ?? long),
    ...[output && !isText ? "base64" : "", files ? jsonPieces(files) : "", row.objects ?? ""],
    ...own,
  ];
}
