import { FairQueue, type FairQueueBounds } from "./fair-queue";
import { type ThreadAnswer, type ThreadKind, WorkerThread } from "./worker-thread";

interface PoolBounds {
  threads: number;
  /** For one request, from the moment at which a thread takes it. */
  withinMs: number;
  waitingPerKey: number;
  what: FairQueueBounds["what"];
}

/**
 * Threads for many people's work. People take turns, and if there are several threads nobody has all of them: one
 * person's work never waits for another's alone.
 */
export class ThreadPool<Request, Reply> {
  readonly #queue: FairQueue;
  readonly #withinMs: number;
  readonly #threads: WorkerThread<Request, Reply>[];
  readonly #idle: WorkerThread<Request, Reply>[];
  #underWay = new Set<Promise<unknown>>();

  constructor(kind: (thread: number) => ThreadKind, { threads, withinMs, waitingPerKey, what }: PoolBounds) {
    this.#queue = new FairQueue({
      atOnce: threads,
      atOncePerKey: Math.max(1, threads - 1),
      waitingPerKey,
      what,
    });
    this.#withinMs = withinMs;
    this.#threads = Array.from({ length: threads }, (_, thread) => new WorkerThread<Request, Reply>(kind(thread)));
    this.#idle = [...this.#threads].reverse();
  }

  /** `key`: whose turn it is. The request is made only then, so that what waits needs no memory. */
  async ask(
    key: string,
    request: () => Request | Promise<Request>,
    signal?: AbortSignal,
  ): Promise<ThreadAnswer<Reply>> {
    const answer = this.#queue.run(key, () => this.#onThread(request, signal), signal);
    const rested = answer.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(rested);
    void rested.then(() => this.#underWay.delete(rested));
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
    await Promise.all(this.#underWay);
  }

  async #onThread(request: () => Request | Promise<Request>, signal: AbortSignal | undefined) {
    const thread = this.#idle.pop();
    if (!thread) throw new Error("More runs than there are threads.");
    try {
      return await thread.ask(await request(), this.#withinMs, signal);
    } finally {
      this.#idle.push(thread);
    }
  }
}
