import { parentPort } from "node:worker_threads";
import type { Runtime } from "#core/jobs/job-spec";
import { checkProgram } from "#programs/check-program";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";

lowerPriority();
parentPort?.on("message", (request: { runtime: Runtime; bytes: Uint8Array } | typeof STOP) => {
  if (request === STOP) return;
  const check = checkProgram(request.runtime, request.bytes);
  parentPort?.postMessage(check, check.kind === "ok" ? [check.prepared.buffer as ArrayBuffer] : []);
});
parentPort?.postMessage("there");
