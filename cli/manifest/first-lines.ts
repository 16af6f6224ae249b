import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { CsvError, type Info, parse as parseCsv } from "csv-parse";
import { ArchiveRefused } from "#archives/archive-refused";
import { readArchive } from "#archives/read-archive";
import { parsePlainly } from "#protocol/field-issues";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import { brokenTable, CsvRows, csvOptions } from "#protocol/manifest/csv-rows";
import { type BytesSource, UnitLine } from "#protocol/manifest/job-manifest";
import { gridLine, gridUnits } from "#protocol/manifest/parameter-grid";
import type { Separator } from "#protocol/manifest/separators";
import { CliError } from "../cli-error";
import type { LocalFiles } from "./local-files";
import { withBlobs } from "./local-line";
import type { LocalManifest } from "./read-manifest";

/** The lines of the first units, as the coordinator would make them; undefined for a range. */
export async function firstLines(
  { manifest, pathOf }: LocalManifest,
  files: LocalFiles,
  count: number,
): Promise<string[] | undefined> {
  const { inputs } = manifest;
  switch (inputs.kind) {
    case "range":
      return undefined;
    case "lines":
      return headOf(localPath(inputs.source, pathOf), count);
    case "json":
      return elementsOf(localPath(inputs.source, pathOf), count);
    case "jsonl": {
      const lines = await headOf(localPath(inputs.source, pathOf), count);
      return Promise.all(lines.map((line, at) => withSizes(line, at + 1, files, pathOf)));
    }
    case "csv":
      return rowsOf(localPath(inputs.source, pathOf), inputs.separator, count);
    case "grid":
      return Array.from({ length: Math.min(count, gridUnits(inputs)) }, (_, unit) => gridLine(inputs, unit));
    case "archive":
      return membersOf(localPath(inputs.source, pathOf), files, count);
    case "bucket":
    case "bucket-lines":
      throw new CliError(
        "These inputs lie in a bucket, to which this machine has no keys. Try the job on the site, or name some of the objects as local files.",
      );
    case "outputs":
      throw new CliError(
        "These inputs are the outputs of another job. Save some of them with `lamplighter results`, and name those as local files.",
      );
    case "files":
      return Promise.all(
        inputs.files.slice(0, count).map(async ({ name, source }) => {
          const file = localPath(source, pathOf);
          return JSON.stringify({ name, hash: files.add(file), bytes: (await stat(file)).size });
        }),
      );
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}

export function localPath(source: BytesSource, pathOf: (file: string) => string): string {
  if ("file" in source) return pathOf(source.file);
  throw new CliError(
    `The manifest names the blob ${source.blob.slice(0, 12)}…; to try it here, name the original file instead.`,
  );
}

async function headOf(file: string, count: number): Promise<string[]> {
  const lines: string[] = [];
  const input = createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") lines.push(line);
    if (lines.length === count) break;
  }
  input.destroy();
  if (lines.length === 0) throw new CliError(`${file} is empty: there is nothing to compute.`);
  return lines;
}

async function rowsOf(file: string, separator: Separator, count: number): Promise<string[]> {
  const rows = new CsvRows(separator);
  const lines: string[] = [];
  const parser = createReadStream(file).pipe(parseCsv({ ...csvOptions(separator), to: count + 1 }));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const row = rows.read(record, info.lines);
      if (row.kind === "refused") throw new CliError(`${file}: ${jobFaultInWords(row.fault)}`);
      if (row.kind === "line") lines.push(row.text);
    }
  } catch (error) {
    throw error instanceof CsvError ? new CliError(`${file}: ${jobFaultInWords(brokenTable(error))}`) : error;
  }
  if (lines.length === 0) throw new CliError(`${file} has no rows below its header: there is nothing to compute.`);
  return lines;
}

/** Holds the bytes of the first members only; the rest of the archive is not read, except for a zip's directory. */
async function membersOf(file: string, files: LocalFiles, count: number): Promise<string[]> {
  const lines: string[] = [];
  const { size } = await stat(file);
  if (size === 0) throw new CliError(`${file} is empty: there is nothing to compute.`);
  const archive = {
    size,
    bytes: async (start: number, end: number) =>
      Buffer.concat(await createReadStream(file, { start, end: end - 1 }).toArray()),
    open: (start: number, end: number) => createReadStream(file, { start, end: end - 1 }),
  };
  try {
    for await (const { name, content } of readArchive(archive)) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      lines.push(JSON.stringify({ name, hash: files.hold(bytes), bytes: bytes.length }));
      if (lines.length === count) break;
    }
  } catch (error) {
    throw error instanceof ArchiveRefused ? new CliError(`${file}: ${error.message}`) : error;
  }
  if (lines.length === 0) throw new CliError(`${file} holds no files: there is nothing to compute.`);
  return lines;
}

async function elementsOf(file: string, count: number): Promise<string[]> {
  const json = parse(await readFile(file, "utf8"), file);
  if (!Array.isArray(json) || json.length === 0)
    throw new CliError(`${file} must hold a JSON array with an element for each unit.`);
  return json.slice(0, count).map((element) => JSON.stringify(element));
}

/** A line's own files as the coordinator passes them on: with their sizes. */
async function withSizes(
  line: string,
  number: number,
  files: LocalFiles,
  pathOf: (file: string) => string,
): Promise<string> {
  const json = await withBlobs(parse(line, `Line ${number}`), async (file) => files.add(pathOf(file)));
  const parsed = parsePlainly(UnitLine, json);
  if (parsed.kind === "refused")
    throw new CliError(`Line ${number}: ${parsed.issues[0]?.path}: ${parsed.issues[0]?.message}.`);
  const { stdin } = parsed.value;
  if (!parsed.value.files && typeof stdin !== "object") return line.trim();
  const sizeOf = async (hash: string) => ({ hash, bytes: (await files.read(hash)).length });
  const sized = parsed.value.files?.map(async (file) =>
    "text" in file ? file : { path: file.path, ...(await sizeOf(file.blob)) },
  );
  return JSON.stringify({
    ...parsed.value,
    ...(sized ? { files: await Promise.all(sized) } : {}),
    ...(typeof stdin === "object" ? { stdin: await sizeOf(stdin.blob) } : {}),
  });
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${where} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
