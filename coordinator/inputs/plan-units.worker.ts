import { parentPort, workerData } from "node:worker_threads";
import { connectReader } from "../database/connect-pool";
import { addressRule } from "../outbound/address-rule";
import { createOutbound } from "../outbound/outbound";
import { type BlobPlace, openBlobStore } from "../storage/open-blob-store";
import { withKnownSizes } from "../storage/with-known-sizes";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";
import { planObjects } from "./objects/plan-objects";
import { planOutputs } from "./plan-outputs";
import type { PlanReply } from "./plan-reply";
import type { PlanRequest, PlanSite } from "./plan-request";
import { planUnits } from "./plan-units";
import type { PlanOutcome } from "./units-plan";

lowerPriority();
const { place, drafts, site } = workerData as { place: BlobPlace; drafts: string; site: PlanSite };
const rule = addressRule(site.privateNetworks);
if (!rule) throw new Error("PRIVATE_NETWORKS was not validated.");
const outbound = createOutbound(rule);
const pool = connectReader(site.databaseUrl);
const blobs = withKnownSizes(await openBlobStore(place, { drafts }), pool);
let stop = new AbortController();

parentPort?.on("message", async (request: PlanRequest | typeof STOP) => {
  if (request === STOP) return stop.abort();
  stop = new AbortController();
  try {
    answer(await plan(request, stop.signal));
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    answer({ kind: "broke", message, code });
  }
});

function plan(request: PlanRequest, signal: AbortSignal): Promise<PlanOutcome> {
  if ("source" in request) return planOutputs({ pool, blobs }, request.source, request.inputs, signal);
  const { inputs, connections } = request;
  return "objects" in inputs
    ? planObjects(blobs, inputs, { connections, outbound, origin: site.origin, signal })
    : planUnits(blobs, inputs, signal);
}

const answer = (reply: PlanReply) => parentPort?.postMessage(reply);

parentPort?.postMessage("there");
