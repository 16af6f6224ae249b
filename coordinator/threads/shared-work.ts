import { LRUCache } from "lru-cache";

interface Run<Value> {
  outcome: Promise<Value>;
  waiting: number;
  stop: AbortController;
}

interface Kept<Value> {
  value: Value;
}

interface SharedWorkBounds<Value> {
  /** How much is kept, measured by `sizeOf`, which is 1 where it is absent. */
  kept: number;
  sizeOf?: (value: Value) => number;
  /** How long an outcome is kept, or 0 for one that may be another the next time. */
  keepMs: (value: Value) => number;
}

/**
 * Work that comes to the same whoever asks: done once for all who ask at the same time, and its outcome kept for those
 * who ask later. It is stopped when none of them waits any more.
 */
export class SharedWork<Value> {
  readonly #keepMs: SharedWorkBounds<Value>["keepMs"];
  readonly #kept: LRUCache<string, Kept<Value>>;
  readonly #runs = new Map<string, Run<Value>>();

  constructor({ kept, keepMs, sizeOf = () => 1 }: SharedWorkBounds<Value>) {
    this.#keepMs = keepMs;
    this.#kept = new LRUCache({ maxSize: kept, sizeCalculation: ({ value }) => sizeOf(value) });
  }

  async get(key: string, work: (signal: AbortSignal) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept) return kept.value;
    const run = this.#runs.get(key) ?? this.#start(key, work);
    run.waiting += 1;
    const gone = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    try {
      return await Promise.race([run.outcome, gone]);
    } finally {
      run.waiting -= 1;
      if (run.waiting === 0) this.#leave(key, run);
    }
  }

  forget(key: string) {
    this.#kept.delete(key);
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<Value>): Run<Value> {
    const stop = new AbortController();
    const run: Run<Value> = { outcome: work(stop.signal), waiting: 0, stop };
    this.#runs.set(key, run);
    run.outcome.then(
      (value) => {
        const ttl = this.#keepMs(value);
        if (ttl > 0) this.#kept.set(key, { value }, Number.isFinite(ttl) ? { ttl } : {});
        this.#over(key, run);
      },
      () => this.#over(key, run),
    );
    return run;
  }

  /** Nobody waits any more: it is done, or it need not be. */
  #leave(key: string, run: Run<Value>) {
    if (this.#runs.get(key) !== run) return;
    this.#over(key, run);
    run.stop.abort(new Error("Nobody waits for this any more."));
  }

  #over(key: string, run: Run<Value>) {
    if (this.#runs.get(key) === run) this.#runs.delete(key);
  }
}
