import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { SampleList } from "#protocol/api/jobs";
import { type BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { mapSources } from "#protocol/manifest/map-sources";
import type { BlobStore } from "../storage/blob-store";

/** Reads `<root>/<id>/manifest.json`, in alphabetical order, and stores the files that they name. */
export async function loadSamples(blobs: BlobStore, root: string): Promise<SampleList> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const samples = await Promise.all(ids.sort().map((id) => loadSample(blobs, root, id)));
  return { samples: samples.filter((sample) => sample !== undefined) };
}

async function loadSample(blobs: BlobStore, root: string, id: string) {
  const folder = path.join(root, id);
  const text = await readFile(path.join(folder, "manifest.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest = JobManifest.parse(JSON.parse(text));
  const stored = async (source: BytesSource): Promise<BytesSource> => {
    if ("blob" in source) return source;
    const { hash } = await blobs.putBytes(await readFile(path.join(folder, source.file)));
    return { blob: hash };
  };
  return {
    id,
    title: manifest.name,
    about: manifest.cause,
    manifest: await mapSources(manifest, stored),
  };
}
