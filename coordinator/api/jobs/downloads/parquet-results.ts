import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Job as JobRow } from "#prisma/generated/client";
import { JobIdInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { inPieces, jsonPieces } from "../json-pieces";
import { keptJob } from "../kept-job";
import { allSettledUnits } from "../settled-units";
import { type ResultRow, ResultRows, shortText } from "./result-rows";

/** Larger pages are not compressed, because that would delay everybody else. */
const MAX_PACKED_BYTES = 1024 * 1024;

interface WrittenRow extends ResultRow {
  /** As UTF-8 JSON, because text becomes bytes anyway. */
  filesJson: Uint8Array | null;
}

interface Column {
  schema: SchemaElement;
  of: (row: WrittenRow) => unknown;
}

const text = (name: string, of: Column["of"], isThere = false): Column => ({
  schema: { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: isThere ? "REQUIRED" : "OPTIONAL" },
  of,
});

const whole = (name: string, of: (row: WrittenRow) => number): Column => ({
  schema: { name, type: "INT64", repetition_type: "REQUIRED" },
  of: (row) => BigInt(of(row)),
});

const COLUMNS: readonly Column[] = [
  { schema: { name: "unit", type: "INT32", repetition_type: "REQUIRED" }, of: ({ unit }) => unit },
  text("input", ({ input }) => input, true),
  text("state", ({ state }) => state, true),
  { schema: { name: "exit_code", type: "INT32", repetition_type: "OPTIONAL" }, of: ({ exitCode }) => exitCode },
  whole("price_nanos", ({ priceNanos }) => priceNanos),
  whole("fuel", ({ fuel }) => fuel),
  {
    schema: { name: "settled_at", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "REQUIRED" },
    of: ({ settledAt }) => settledAt,
  },
  text("error", ({ error }) => error),
  text("stderr", ({ stderr }) => stderr),
  text("output", (row) => (row.isText ? (shortText(row) ?? row.output) : null)),
  {
    schema: { name: "output_bytes", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
    of: ({ output, isText }) => (isText ? null : output),
  },
  text("files", ({ filesJson }) => filesJson),
  text("objects", ({ objects }) => objects),
];

const SCHEMA: SchemaElement[] = [
  { name: "root", num_children: COLUMNS.length },
  ...COLUMNS.map(({ schema }) => schema),
];

/**
 * Every settled unit as a row of a Parquet file, one row group at a time: memory holds one group, and the positions of
 * all.
 */
export async function parquetResults({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<Uint8Array>> {
  const { jobId } = parseInput(JobIdInput, input);
  return groups(await keptJob(ctx, jobId), ctx.language);
}

async function* groups(job: JobRow, language: Language | undefined): AsyncGenerator<Uint8Array> {
  const rows = new ResultRows(job, language);
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: SCHEMA, createdBy: "lamplighter" });
  let group: WrittenRow[] = [];
  let bytes = 0;
  const written = () => {
    file.write({ columnData: columnsOf(group, bytes), rowGroupSize: group.length });
    group = [];
    bytes = 0;
    return taken(writer);
  };
  for await (const row of allSettledUnits(job.no)) {
    const result = await rows.of(row);
    const read = { ...result, filesJson: result.files && (await jsonBytes(result.files)) };
    group.push(read);
    bytes += sizeOf(read);
    if (group.length >= LIMITS.MAX_PARQUET_GROUP_ROWS || bytes >= LIMITS.PARQUET_GROUP_BYTES) yield written();
  }
  if (group.length > 0) yield written();
  file.finish();
  yield taken(writer);
}

const columnsOf = (group: readonly WrittenRow[], bytes: number) =>
  COLUMNS.map(({ schema, of }) => ({
    name: schema.name,
    data: group.map(of),
    ...(bytes > MAX_PACKED_BYTES ? { codec: "UNCOMPRESSED" as const, encoding: "PLAIN" as const } : {}),
    statistics: schema.type !== "BYTE_ARRAY",
    offsetIndex: false,
  }));

/** The bytes written since the last call; positions continue from there. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

const encoder = new TextEncoder();

/** Collected with pauses for other work: files may have megabytes, and six times as many as JSON. */
async function jsonBytes(object: object): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of inPieces(jsonPieces(object))) pieces.push(encoder.encode(piece));
  return Buffer.concat(pieces);
}

const sizeOf = ({ input, error, stderr, output, filesJson }: WrittenRow) =>
  [input, error, stderr, output, filesJson].reduce((sum, one) => sum + (one?.length ?? 0), 0);
