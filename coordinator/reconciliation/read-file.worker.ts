import { parentPort } from "node:worker_threads";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";
import { readFile } from "./read-file";

lowerPriority();

parentPort?.on("message", (request: { text: string } | typeof STOP) => {
  if (request !== STOP) parentPort?.postMessage(readFile(request.text));
});

parentPort?.postMessage("there");
