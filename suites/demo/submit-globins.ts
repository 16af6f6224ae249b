import { readFile } from "node:fs/promises";
import path from "node:path";
import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import { type BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { mapSources } from "#protocol/manifest/map-sources";

const FOLDER = path.join("samples", "globins");

/** Uploads the sample's files and submits it, as a customer's own script would. */
export async function submitGlobins(client: LamplighterClient, cores: number): Promise<Job> {
  const manifest = JobManifest.parse(JSON.parse(await readFile(path.join(FOLDER, "manifest.json"), "utf8")));
  const uploaded = async (source: BytesSource): Promise<BytesSource> => {
    if ("blob" in source) return source;
    const { blob } = await client.upload(new Uint8Array(await readFile(path.join(FOLDER, source.file))));
    return { blob };
  };
  return client.submitJob({ ...(await mapSources(manifest, uploaded)), cores });
}
