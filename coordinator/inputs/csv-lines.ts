import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { brokenTable, CsvRows, csvOptions } from "#protocol/manifest/csv-rows";
import type { Separator } from "#protocol/manifest/separators";
import { InputRefused } from "./input-refused";
import { utf8Chunks } from "./utf8-chunks";

const ROWS_PER_BATCH = 256;

/** The lines of units whose inputs are the rows of a table, a few at a time. */
export async function* csvLines(chunks: AsyncIterable<Uint8Array>, separator: Separator): AsyncGenerator<string[]> {
  const parser = parse({ ...csvOptions(separator), max_record_size: LIMITS.inputLineBytes });
  const rows = new CsvRows(separator);
  let lines: string[] = [];
  pipeline(Readable.from(utf8Chunks(chunks)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const row = rows.read(record, info.lines);
      if (row.kind === "refused") throw new InputRefused(row.fault);
      if (row.kind === "line") lines.push(bound(row.text, info.lines));
      if (lines.length < ROWS_PER_BATCH) continue;
      yield lines;
      lines = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? new InputRefused(brokenTable(error)) : error;
  } finally {
    parser.destroy();
  }
  if (lines.length > 0) yield lines;
}

function bound(line: string, number: number): string {
  if (Buffer.byteLength(line) <= LIMITS.inputLineBytes) return line;
  throw new InputRefused(jobFault("row-too-long", { line: number }));
}
