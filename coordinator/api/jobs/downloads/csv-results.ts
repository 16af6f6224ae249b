import { setImmediate as othersTurn } from "node:timers/promises";
import type { Job as JobRow, Replica } from "#prisma/generated/client";
import { JobIdInput } from "#protocol/api/jobs";
import { dollarText } from "#protocol/dollar-nanos";
import type { Language } from "#protocol/language";
import { LIMITS } from "#protocol/limits";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { keptJob } from "../kept-job";
import { settledPages } from "../settled-units";
import { flattenOutput } from "./flatten-output";
import { type ResultRow, ResultRows } from "./result-rows";

const COLUMNS = [
  ...["unit", "input", "state", "exit_code", "price_cad", "fuel", "settled_at", "error", "stderr"],
  ...["output", "encoding", "files", "objects"],
];

/**
 * Every settled unit as a row of a table. Where outputs are JSON objects, the keys of the first page's have columns of
 * their own; what has none stays in the column `output`, as JSON.
 */
export async function csvResults({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId } = parseInput(JobIdInput, input);
  return table(await keptJob(ctx, jobId), ctx.language);
}

async function* table(job: JobRow, language: Language | undefined): AsyncGenerator<string> {
  const rows = new ResultRows(job, language);
  let keys: string[] | undefined;
  for await (const page of settledPages(job.no)) {
    if (!keys) {
      keys = await keysOf(rows, page);
      yield line([...COLUMNS, ...keys.map((key) => `output.${key}`)]);
    }
    for (const row of page) yield* inPieces(line(cellsOf(await rows.of(row), keys)));
  }
  if (!keys) yield line(COLUMNS);
}

/** In the order in which they first come. */
async function keysOf(rows: ResultRows, page: readonly Replica[]): Promise<string[]> {
  const keys = new Set<string>();
  for (const row of page) {
    const { text } = await rows.of(row);
    for (const key of flattenOutput(text ?? "")?.keys() ?? []) {
      if (keys.size < LIMITS.MAX_OUTPUT_COLUMNS) keys.add(key);
    }
  }
  return [...keys];
}

function cellsOf(row: ResultRow, keys: readonly string[]): string[] {
  const { unit, input, state, exitCode, priceNanos, fuel, settledAt, error, stderr, text, bytes, files, objects } = row;
  const flat = keys.length > 0 && text !== null ? flattenOutput(text) : undefined;
  const own = keys.map((key) => flat?.get(key) ?? "");
  for (const key of keys) flat?.delete(key);
  const rest = flat && flat.size > 0 ? JSON.stringify(Object.fromEntries(flat)) : "";
  return [
    ...[`${unit}`, input, state, `${exitCode ?? ""}`, dollarText(priceNanos), `${fuel}`, settledAt.toISOString()],
    ...[error ?? "", stderr ?? ""],
    flat ? rest : (text ?? (bytes ? Buffer.from(bytes).toString("base64") : "")),
    ...[bytes ? "base64" : "", files ?? "", objects ?? ""],
    ...own,
  ];
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\n`;

/** A row may have megabytes; whatever else the process has to do comes between its pieces. */
async function* inPieces(text: string): AsyncGenerator<string> {
  if (text.length <= LIMITS.MAX_LINE_PIECE_BYTES) return yield text;
  let from = 0;
  while (from < text.length) {
    let to = from + LIMITS.MAX_LINE_PIECE_BYTES;
    // A character of two halves is not cut.
    if (/[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to += 1;
    yield text.slice(from, to);
    from = to;
    await othersTurn();
  }
}
