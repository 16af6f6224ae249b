import { existsSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Runtime } from "#core/jobs/job-sheet";
import type { ProgramCheck } from "#programs/program-check";

export interface ProgramChecker {
  (runtime: Runtime, bytes: Uint8Array): Promise<ProgramCheck>;
  close(): Promise<void>;
}

const MOST_MS = 30_000;
const MOST_MIB = 1_024;
const TOO_HARD =
  "This program could not be checked within 30 seconds and 1 GiB of memory. Make it smaller, for example with wasm-opt -Oz.";

/** Beside this file when it runs from source; in the build, where this file's name lies beside main.mjs. */
const BUILT = path.join(import.meta.dirname, "programs", "check-program.worker.mjs");
const SOURCE = path.join(import.meta.dirname, "check-program.worker.ts");

/** Checks programs one after the other on a thread of their own: whatever they hold, the coordinator goes on. */
export function createProgramChecker(): ProgramChecker {
  let last: Promise<unknown> = Promise.resolve();
  const check = (runtime: Runtime, bytes: Uint8Array): Promise<ProgramCheck> => {
    const turn = last.then(() => checkOnThread(runtime, bytes));
    last = turn.catch(() => undefined);
    return turn;
  };
  return Object.assign(check, { close: async () => void (await last) });
}

function checkOnThread(runtime: Runtime, bytes: Uint8Array): Promise<ProgramCheck> {
  const worker = existsSync(BUILT)
    ? new Worker(BUILT, { resourceLimits: { maxOldGenerationSizeMb: MOST_MIB } })
    : new Worker(
        `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(SOURCE)}); });`,
        {
          eval: true,
          resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
        },
      );
  return new Promise<ProgramCheck>((resolve) => {
    const tooHard = () => resolve({ kind: "refused", message: TOO_HARD });
    const timer = setTimeout(tooHard, MOST_MS);
    worker.once("message", (answer: ProgramCheck) => {
      clearTimeout(timer);
      resolve(answer);
    });
    worker.once("error", tooHard);
    worker.postMessage({ runtime, bytes });
  }).finally(() => void worker.terminate());
}
