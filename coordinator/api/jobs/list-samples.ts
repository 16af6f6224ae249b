import type { SampleList } from "#protocol/api/jobs";
import { namedBlobs } from "#protocol/manifest/map-sources";
import { handle } from "../../handle";
import { loadSamples } from "../../samples/load-samples";
import { CITY, recordUploads } from "../../uploads/uploads";
import type { Call } from "../call";

let loaded: Promise<SampleList> | undefined;

/** The sample jobs, ready to submit: their files are in the blob store. */
export function listSamples(_call: Call<unknown>): Promise<SampleList> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Everybody may use the samples, and so name and read their blobs. */
async function load(): Promise<SampleList> {
  const { blobs, samplesFolder, prisma } = handle();
  const list = await loadSamples(blobs, samplesFolder);
  const named = await Promise.all(list.samples.map(({ manifest }) => namedBlobs(manifest)));
  await recordUploads(prisma, CITY, named.flat());
  return list;
}
