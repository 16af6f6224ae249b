import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** A mutant that does not answer for this long is considered endless; its fuel pays for a tiny fraction of this time. */
const HANGS_AFTER_MS = 10_000;
/** Enough to prove a hole: the others are not run. */
const ENOUGH_HANGING = 3;

/** Fuel is given once: a program that asks for more is ended, like a unit at its limit. */
const RUNNER = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (bytes) => {
    let end = "ended";
    try {
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { lamplighter: { yield: () => 1 } });
      exports["lamplighter.fuel"].value = 200_000n;
      exports["lamplighter.start"]?.();
      exports.run(5, -7n, 1.25, -1e9);
    } catch (error) {
      end = error instanceof WebAssembly.LinkError || error instanceof WebAssembly.CompileError ? "invalid" : "trapped";
    }
    parentPort.postMessage(end);
  });
`;

export type MutantEnd = "ended" | "trapped" | "invalid" | "hangs";

/** Runs one after the other on a separate thread, so that an endless one can be ended. */
export async function runMutants(
  mutants: readonly Uint8Array[],
  { hangsAfterMs = HANGS_AFTER_MS, enoughHanging = ENOUGH_HANGING } = {},
): Promise<MutantEnd[]> {
  const ends: MutantEnd[] = [];
  let worker = new Worker(RUNNER, { eval: true });
  for (const bytes of mutants) {
    if (ends.filter((end) => end === "hangs").length >= enoughHanging) break;
    worker.postMessage(bytes);
    const end = await Promise.race([once(worker, "message").then(([said]) => said as MutantEnd), pause(hangsAfterMs)]);
    ends.push(end ?? "hangs");
    if (end) continue;
    await worker.terminate();
    worker = new Worker(RUNNER, { eval: true });
  }
  await worker.terminate();
  return ends;
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}
