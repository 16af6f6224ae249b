import { createReadStream, openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { LamplighterClient } from "#client/lamplighter";
import { LIMITS } from "#protocol/limits";
import type { BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { mapSources } from "#protocol/manifest/map-sources";
import { CliError } from "../cli-error";
import { openBar } from "../progress-bar";
import { mayNameFile, withBlobs } from "./local-line";
import type { LocalManifest } from "./read-manifest";

const MIB = 1024 * 1024;

/** Uploads every file that the manifest names, each once, and replaces it by its blob. */
export async function uploadFiles(
  client: LamplighterClient,
  { manifest, pathOf }: LocalManifest,
): Promise<JobManifest> {
  const sizes = await sizesOf(manifest, pathOf);
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const bar = openBar("Uploading", Math.max(1, Math.ceil(total / MIB)), "MiB");
  const blobs = new Map<string, string>();
  let done = 0;
  const linesSource = manifest.inputs.kind === "jsonl" ? manifest.inputs.source : undefined;
  try {
    return await mapSources(manifest, async (source) => {
      if ("blob" in source) return source;
      const file = pathOf(source.file);
      let blob = blobs.get(file);
      if (blob === undefined) {
        const before = done;
        const body = source === linesSource ? streamOf(linesOf(client, file, pathOf)) : await openAsBlob(file);
        ({ blob } = await client.upload(body, { onProgress: (sent) => bar.at(Math.floor((before + sent) / MIB)) }));
        blobs.set(file, blob);
        done += sizes.get(file) ?? 0;
      }
      return { blob };
    });
  } finally {
    bar.close();
  }
}

const streamOf = (bytes: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>;

/** JSON lines whose files were uploaded, each once, and replaced by blobs. */
async function* linesOf(client: LamplighterClient, file: string, pathOf: (file: string) => string) {
  const known = new Map<string, Promise<string>>();
  const upload = async (name: string) => {
    await sizeOf(name, pathOf(name));
    return (await client.upload(await openAsBlob(pathOf(name)))).blob;
  };
  const blobOf = (name: string) => {
    const blob = known.get(name) ?? upload(name);
    known.set(name, blob);
    return blob;
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    yield Buffer.from(`${mayNameFile(line) ? await replaced(line, blobOf) : line}\n`);
  }
}

/** An invalid line is passed on unchanged: the site reports it. */
async function replaced(line: string, blobOf: (file: string) => Promise<string>): Promise<string> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return line;
  }
  return JSON.stringify(await withBlobs(json, blobOf));
}

/** Checks every named file before the first byte is sent, so that a missing one is not found after an hour. */
async function sizesOf(manifest: JobManifest, pathOf: (file: string) => string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  await mapSources(manifest, async (source: BytesSource) => {
    if ("file" in source) sizes.set(pathOf(source.file), await sizeOf(source.file, pathOf(source.file)));
    return source;
  });
  return sizes;
}

async function sizeOf(name: string, file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CliError(`The manifest names ${name}, but there is no such file (${file}).`);
  if (found.size > LIMITS.uploadBytes) {
    throw new CliError(
      `${name} has ${Math.ceil(found.size / MIB)} MiB; one file may have ${LIMITS.uploadBytes / MIB} MiB. Split it.`,
    );
  }
  return found.size;
}
