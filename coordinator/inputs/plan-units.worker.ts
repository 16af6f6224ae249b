import { parentPort, workerData } from "node:worker_threads";
import { type BlobPlace, openBlobStore } from "../storage/open-blob-store";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";
import type { PlanReply } from "./plan-reply";
import { planUnits, type WrittenInputs } from "./plan-units";

lowerPriority();
const { place, drafts } = workerData as { place: BlobPlace; drafts: string };
const blobs = await openBlobStore(place, { drafts });
let stop = new AbortController();

parentPort?.on("message", async (request: WrittenInputs | typeof STOP) => {
  if (request === STOP) return stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  try {
    answer(await planUnits(blobs, request, signal));
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    answer({ kind: "broke", message, code });
  }
});

const answer = (reply: PlanReply) => parentPort?.postMessage(reply);

parentPort?.postMessage("there");
