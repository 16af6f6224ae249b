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
  /** The size of the cache, measured by `sizeOf`, which defaults to 1. */
  kept: number;
  sizeOf?: (value: Value) => number;
  /** How long an outcome is cached, or 0 for one that may differ next time. */
  keepMs: (value: Value) => number;
}

/**
 * Work whose outcome does not depend on the caller: done once for all concurrent callers, and its outcome cached for
 * later ones. It is stopped when none of them waits any more.
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

  /** Nobody waits any more: either it is done, or it is no longer needed. */
  #leave(key: string, run: Run<Value>) {
    if (this.#runs.get(key) !== run) return;
    this.#over(key, run);
    run.stop.abort(new Error("Nobody waits for this any more."));
  }

  #over(key: string, run: Run<Value>) {
    if (this.#runs.get(key) === run) this.#runs.delete(key);
  }
}
