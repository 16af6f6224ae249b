import { readFileSync } from "node:fs";
import type { BenchSite } from "../site/open-site";
import { readReplicas, type TimedReplica } from "../site/read-replicas";
import { untilFinished } from "../site/until-finished";
import type { Language } from "./language";

/** In a row, nearly all of which stay bounded: the work of a unit grows evenly with its turns. */
export const POINTS = 64;
const MAX_MS = 120_000;

/** Makes the resident on `site` compute the same row so many times, on one unit worker. */
export async function runArea(
  { client, dataDir }: BenchSite,
  { name, folder, manifest }: Language,
  turns: number,
  units: number,
): Promise<TimedReplica[]> {
  const { source } = manifest.program;
  if (!("file" in source)) throw new Error(`The manifest of ${name} names no file.`);
  const program = await client.upload(new Uint8Array(readFileSync(new URL(source.file, folder))));
  const inputs = await client.upload(new TextEncoder().encode(JSON.stringify(Array(units).fill(0))));
  const job = await client.submitJob({
    name: `${name}, ${turns} turns`,
    program: { runtime: manifest.program.runtime, source: { blob: program.blob } },
    inputs: { kind: "json", source: { blob: inputs.blob } },
    args: [...(manifest.args ?? []).slice(0, -2), String(POINTS), String(turns)],
    replicas: 1,
    cores: 1,
    budget: "0.50",
  });
  await untilFinished(client, job.id, MAX_MS);
  return readReplicas(dataDir, job.id);
}
