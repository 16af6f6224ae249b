import { createInterface } from "node:readline";
import { GuestPath, UnitLine } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";

export type Normalised =
  /** A new blob with one JSON text per line. */
  { kind: "lines"; chunks: AsyncIterable<Uint8Array> } | { kind: "refused"; message: string };

const JSON_ARRAY_BYTES = 64 * 1024 * 1024;

/** A JSON array as lines, one element each. */
export async function linesOfArray(blobs: BlobStore, hash: string): Promise<Normalised> {
  const size = (await blobs.size(hash)) ?? 0;
  if (size > JSON_ARRAY_BYTES) {
    return { kind: "refused", message: "A JSON array may be 64 MiB long; use JSON lines for more." };
  }
  let array: unknown;
  try {
    array = JSON.parse(new TextDecoder().decode(await blobs.bytes(hash)));
  } catch (error) {
    return { kind: "refused", message: `This is not JSON: ${error instanceof Error ? error.message : error}.` };
  }
  if (!Array.isArray(array)) {
    return { kind: "refused", message: "This is JSON, but not an array: put the units between [ and ]." };
  }
  return { kind: "lines", chunks: encodeLines(array.map((element) => JSON.stringify(element))) };
}

/** A unit's own refusal, thrown through the stream that is being written. */
export class LineRefused extends Error {}

/** JSON lines, each checked, with the sizes of the blobs that they name filled in. */
export async function* normaliseJsonLines(blobs: BlobStore, hash: string): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const line of createInterface({ input: blobs.open(hash), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    if (line.length > LIMITS.inputLineBytes)
      throw new LineRefused(`Line ${number} is longer than 64 KiB. Put large inputs into files.`);
    yield encoder.encode(`${await normaliseLine(blobs, line, number)}\n`);
  }
}

async function normaliseLine(blobs: BlobStore, line: string, number: number): Promise<string> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new LineRefused(`Line ${number} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  const parsed = UnitLine.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LineRefused(`Line ${number}: ${issue?.path.join(".") || "the line"}: ${issue?.message}.`);
  }
  if (!parsed.data.files) return line.trim();
  const files = [];
  for (const file of parsed.data.files) files.push("text" in file ? file : await sized(blobs, file, number));
  return JSON.stringify({ ...parsed.data, files });
}

async function sized(blobs: BlobStore, file: { path: string; blob: string }, number: number) {
  const bytes = await blobs.size(file.blob);
  if (bytes === undefined) {
    throw new LineRefused(
      `Line ${number} names a blob that was not uploaded (${file.blob.slice(0, 12)}…). Upload it first.`,
    );
  }
  return { path: GuestPath.parse(file.path), hash: file.blob, bytes };
}

const encoder = new TextEncoder();

async function* encodeLines(lines: string[]) {
  for (const line of lines) yield encoder.encode(`${line}\n`);
}
