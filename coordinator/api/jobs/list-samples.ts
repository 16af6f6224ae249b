import type { SampleList } from "#protocol/api/jobs";
import { handle } from "../../handle";
import { loadSamples } from "../../samples/load-samples";
import type { Call } from "../context";

let loaded: Promise<SampleList> | undefined;

/** The sample jobs, ready to submit: their files lie in the blob store. */
export function listSamples(_call: Call<unknown>): Promise<SampleList> {
  const { blobs, samplesFolder } = handle();
  loaded ??= loadSamples(blobs, samplesFolder).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}
