import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { z } from "zod";
import type { LamplighterClient } from "#client/lamplighter";
import { INDEX_HEAD, indexLine, placeOfPart, type SavedFile, unitFolder } from "#protocol/manifest/results-index";
import { openBar } from "../progress-bar";
import { saveInside } from "../save-inside";

const Bytes = z.union([z.string(), z.object({ base64: z.base64() })]);

const ResultLine = z.object({
  unit: z.int().min(0),
  input: z.string().default(""),
  state: z.enum(["agreed", "failed"]),
  exitCode: z.int().nullable().default(null),
  priceNanos: z.number().default(0),
  text: z.string().optional(),
  base64: z.base64().optional(),
  /** Any names that the site sends: where the files are saved is decided here. */
  files: z.record(z.string(), Bytes).default({}),
});
type ResultLine = z.infer<typeof ResultLine>;

/**
 * Writes `index.csv`, `units/000000/stdout` (or `output`), `units/000000/files/…` and `errors.ndjson`; what failed
 * units left goes to `failed` in the same structure.
 */
export async function results(client: LamplighterClient, jobId: string, { out }: { out: string }): Promise<number> {
  const job = await client.getJob({ jobId });
  const main = job.runtime === "js" ? "output" : "stdout";
  await mkdir(out, { recursive: true });
  const errors = createWriteStream(path.join(out, "errors.ndjson"));
  const index = createWriteStream(path.join(out, "index.csv"));
  index.write(INDEX_HEAD);
  const bar = openBar("Writing", job.agreed + job.failed, "units");
  const body = await client.open("streamResults", { jobId });
  const lines = createInterface({
    input: Readable.fromWeb(body as NodeReadableStream),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const seen = { agreed: 0, failed: 0 };
  let setAside = 0;
  for await (const text of lines) {
    const line = ResultLine.parse(JSON.parse(text));
    seen[line.state] += 1;
    if (line.state === "failed") errors.write(`${text}\n`);
    const files = await saveUnit(out, main, line);
    setAside += files.filter(({ name }) => name !== undefined).length;
    index.write(indexLine({ ...line, files }));
    bar.at(seen.agreed + seen.failed);
  }
  bar.close();
  for (const stream of [errors, index]) {
    stream.end();
    await finished(stream);
  }
  const failed =
    seen.failed > 0 ? `, and ${seen.failed} errors in errors.ndjson, with partial output of those units in failed` : "";
  process.stdout.write(`The outputs of ${seen.agreed} units are in ${out}${failed}; index.csv lists them.\n`);
  if (setAside > 0)
    process.stderr.write(`${setAside} files could not be saved under their names; index.csv says where they are.\n`);
  return 0;
}

/** A file that cannot be saved under its name goes to `set-aside`, and the others are saved nevertheless. */
async function saveUnit(out: string, main: string, { unit, state, text, base64, files }: ResultLine) {
  const folder = unitFolder(unit, state);
  const saved: SavedFile[] = [];
  if (state === "agreed" || text !== undefined || base64 !== undefined) {
    await saveInside(out, `${folder}/${main}`, base64 === undefined ? (text ?? "") : Buffer.from(base64, "base64"));
    saved.push({ place: main });
  }
  const taken = new Set<string>();
  for (const [at, [name, content]] of Object.entries(files).entries()) {
    const bytes = typeof content === "string" ? content : Buffer.from(content.base64, "base64");
    saved.push(await savePart(out, folder, placeOfPart(name, at, taken), { name, at, bytes }));
  }
  return saved;
}

async function savePart(
  out: string,
  folder: string,
  file: SavedFile,
  { name, at, bytes }: { name: string; at: number; bytes: Uint8Array | string },
): Promise<SavedFile> {
  try {
    await saveInside(out, `${folder}/${file.place}`, bytes);
    return file;
  } catch (error) {
    // A full disk, and not this name, is the cause.
    if (file.name !== undefined || (error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    return savePart(out, folder, { place: `set-aside/${at}`, name }, { name, at, bytes });
  }
}
