import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";

export interface ThreadKind {
  /** The thread's file, relative to the coordinator's folder and without its extension: `inputs/plan-units.worker`. */
  file: string;
  /** Passed to it as `workerData`. */
  data?: unknown;
  /** Limit of its heap. */
  maxMib: number;
  /** Ended after every answer, so that nothing of one request remains for the next, in particular its memory. */
  isForOne?: true;
  /** How long it may take to finish when it is stopped, before it is terminated; absent: it is terminated at once. */
  graceMs?: number;
  /** The buffers of a request that are transferred instead of copied. */
  handsOver?: (request: unknown) => ArrayBuffer[];
  /** Called when it was terminated in the middle of a request. */
  onEnded?: () => Promise<void>;
}

/** `overrun`: it exceeded its time or memory, and was stopped. */
export type ThreadAnswer<Reply> = { kind: "answered"; reply: Reply } | { kind: "overrun" };

/** Sent to a thread besides requests: nobody waits for the answer any more. */
export const STOP = "stop";

/** The folder of the bundle of `main.ts` or, when run from source, this folder. */
const HERE = import.meta.dirname;
/**
 * Tests run from source and set this to the folder of bundled threads, since otherwise each would load a compiler
 * first.
 */
const BUNDLED_THREADS = "BUNDLED_THREADS";

/**
 * A thread that answers one request at a time, and is started again after a request that ended it. Its first message
 * says that it is ready.
 */
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

  /** A thread that was terminated on close has sent nothing. */
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

/** Resolves when it is loaded, so that loading does not count towards the first request's time. */
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
  // Each request adds its own listener; an error between two requests ends the thread nevertheless.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}
