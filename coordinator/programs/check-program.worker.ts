import { parentPort } from "node:worker_threads";
import type { Runtime } from "#core/jobs/job-sheet";
import { checkProgram } from "#programs/check-program";

parentPort?.on("message", ({ runtime, bytes }: { runtime: Runtime; bytes: Uint8Array }) => {
  parentPort?.postMessage(checkProgram(runtime, bytes));
});
