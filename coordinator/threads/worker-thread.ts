import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";

export interface ThreadKind {
  /** The thread's file, from the coordinator's folder and without its ending: `inputs/plan-units.worker`. */
  file: string;
  /** What it is given at its start, as `workerData`. */
  data?: unknown;
  /** Of its heap. */
  maxMib: number;
  /** Ended after every answer, so that nothing of one request is left for the next, its memory least of all. */
  isForOne?: true;
  /** What it may need to come to rest when it is stopped, before it is ended; absent: it is ended at once. */
  graceMs?: number;
  /** What of a request is handed over, and is not the sender's any more, instead of copied. */
  handsOver?: (request: unknown) => ArrayBuffer[];
  /** Called when it was ended in the middle of something. */
  onEnded?: () => Promise<void>;
}

/** `overrun`: it did not answer in its time or its memory, and was stopped. */
export type ThreadAnswer<Reply> = { kind: "answered"; reply: Reply } | { kind: "overrun" };

/** Sent to a thread besides requests: nobody waits for the answer any more. */
export const STOP = "stop";

/** Where the bundle of `main.ts` and, from source, this folder lie. */
const HERE = import.meta.dirname;
/** Tests run from source, and name the folder of threads that are bundled already: each would load a compiler first. */
const BUNDLED_THREADS = "BUNDLED_THREADS";

/** A thread that answers one request at a time, and is started anew after one that ended it. Its first word is that it is there. */
export class WorkerThread<Request, Reply> {
  readonly #kind: ThreadKind;
  #worker: Worker | undefined;
  #closed = false;

  constructor(kind: ThreadKind) {
    this.#kind = kind;
  }

  async ask(request: Request, withinMs: number, signal?: AbortSignal): Promise<ThreadAnswer<Reply>> {
    this.#refuseWhenClosed();
    this.#worker ??= await startWorker(this.#kind);
    signal?.throwIfAborted();
    const answer = await this.#answerOf(this.#worker, request, withinMs, signal);
    this.#refuseWhenClosed();
    if (this.#kind.isForOne) await this.#end();
    signal?.throwIfAborted();
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  #answerOf(
    worker: Worker,
    request: Request,
    withinMs: number,
    signal: AbortSignal | undefined,
  ): Promise<ThreadAnswer<Reply>> {
    return new Promise((resolve) => {
      let grace: NodeJS.Timeout | undefined;
      let isOver = false;
      const settle = (answer: ThreadAnswer<Reply>) => {
        clearTimeout(timer);
        clearTimeout(grace);
        worker.off("message", answered).off("exit", gone);
        signal?.removeEventListener("abort", stop);
        resolve(answer);
      };
      const answered = (reply: Reply) => settle(isOver ? { kind: "overrun" } : { kind: "answered", reply });
      const gone = () => void this.#end().then(() => settle({ kind: "overrun" }));
      const stop = () => {
        if (isOver) return;
        isOver = true;
        worker.postMessage(STOP);
        grace = setTimeout(gone, this.#kind.graceMs ?? 0);
      };
      const timer = setTimeout(stop, withinMs);
      worker.on("message", answered).on("exit", gone);
      signal?.addEventListener("abort", stop, { once: true });
      worker.postMessage(request, this.#kind.handsOver?.(request) ?? []);
    });
  }

  /** A thread that was ended for that has said nothing. */
  #refuseWhenClosed() {
    if (this.#closed) throw new Error("The coordinator is closing.");
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    await worker.terminate();
    await this.#kind.onEnded?.();
  }
}

/** Settles when it is loaded: that is not taken off the time of the first request. */
async function startWorker({ file, data, maxMib }: ThreadKind): Promise<Worker> {
  const built = path.join(process.env[BUNDLED_THREADS] ?? HERE, `${file}.mjs`);
  const source = path.join(HERE, "..", `${file}.ts`);
  const options = { workerData: data, resourceLimits: { maxOldGenerationSizeMb: maxMib } };
  const worker = existsSync(built)
    ? new Worker(built, options)
    : new Worker(
        `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`,
        { ...options, eval: true },
      );
  await once(worker, "message");
  // Each request listens for its own; one that comes between two ends the thread all the same.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}
