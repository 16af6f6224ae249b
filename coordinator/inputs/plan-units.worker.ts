import { parentPort, workerData } from "node:worker_threads";
import { createDiskBlobStore } from "../storage/disk-blob-store";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";
import type { PlanReply } from "./plan-reply";
import { planUnits, type WrittenInputs } from "./plan-units";

lowerPriority();
const { blobsFolder, drafts } = workerData as { blobsFolder: string; drafts: string };
const blobs = await createDiskBlobStore(blobsFolder, { drafts });
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
