import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { LIMITS } from "#protocol/limits";
import type { ThreadReply, ThreadRequest } from "./thread-words";

/** `overrun`: it did not answer in its time or its memory, and was ended. */
export type ThreadAnswer = ThreadReply | { kind: "overrun" };

const MOST_MIB = 1_024;

/** Beside this file when it runs from source; in the build, where this file's name lies beside main.mjs. */
const BUILT = path.join(import.meta.dirname, "comparison", "comparison.worker.mjs");
const SOURCE = path.join(import.meta.dirname, "comparison.worker.ts");

/** A thread that answers one request after the other. Whatever it is given, the coordinator goes on. */
export class ComparisonThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  ask(request: ThreadRequest): Promise<ThreadAnswer> {
    const turn = this.#last.then(() => this.#ask(request));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
    await this.#last;
  }

  async #ask(request: ThreadRequest): Promise<ThreadAnswer> {
    this.#refuseWhenClosed();
    this.#worker ??= await startWorker();
    const answer = await answerOf(this.#worker, request);
    this.#refuseWhenClosed();
    if (answer.kind === "overrun") await this.#end();
    return answer;
  }

  /** A thread that was ended for that has judged nothing. */
  #refuseWhenClosed() {
    if (this.#closed) throw new Error("The coordinator is closing: nothing is compared any more.");
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** Settles when it is loaded: that is not taken off the time of the first request. */
async function startWorker(): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MIB };
  const worker = existsSync(BUILT)
    ? new Worker(BUILT, { resourceLimits })
    : new Worker(
        `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(SOURCE)}); });`,
        { eval: true, resourceLimits },
      );
  await once(worker, "message");
  // Each request listens for its own; one that comes between two ends the thread all the same.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

function answerOf(worker: Worker, request: ThreadRequest): Promise<ThreadAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ThreadAnswer) => {
      clearTimeout(timer);
      worker.off("message", settle).off("exit", overrun);
      resolve(answer);
    };
    const overrun = () => settle({ kind: "overrun" });
    const timer = setTimeout(overrun, LIMITS.comparisonMs);
    worker.on("message", settle).on("exit", overrun);
    worker.postMessage(request);
  });
}
