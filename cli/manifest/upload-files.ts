import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { LamplighterClient } from "#client/lamplighter";
import type { BytesSource, JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { mapSources } from "#protocol/map-sources";
import { CliError } from "../cli-error";
import { openBar } from "../progress-bar";
import type { LocalManifest } from "./read-manifest";

const MIB = 1024 * 1024;

/** Uploads every file that the manifest names, each once, and names them by their blobs. */
export async function uploadFiles(
  client: LamplighterClient,
  { manifest, pathOf }: LocalManifest,
): Promise<JobManifest> {
  const sizes = await sizesOf(manifest, pathOf);
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const bar = openBar("Uploading", Math.max(1, Math.ceil(total / MIB)), "MiB");
  const blobs = new Map<string, string>();
  let done = 0;
  try {
    return await mapSources(manifest, async (source) => {
      if ("blob" in source) return source;
      const file = pathOf(source.file);
      let blob = blobs.get(file);
      if (blob === undefined) {
        const before = done;
        const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
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

/** Of every named file, before the first byte is sent: a missing file must not be found after an hour. */
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
  if (!found?.isFile()) throw new CliError(`The manifest names ${name}, and there is no such file (${file}).`);
  if (found.size > LIMITS.uploadBytes) {
    throw new CliError(
      `${name} has ${Math.ceil(found.size / MIB)} MiB; one file may have ${LIMITS.uploadBytes / MIB} MiB. Split it.`,
    );
  }
  return found.size;
}
