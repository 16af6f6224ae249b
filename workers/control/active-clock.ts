const TICK_MS = 250;
/** A longer gap between two ticks means that the browser had frozen us: only this much of it counts. */
const MAX_PER_TICK_MS = 2 * TICK_MS;

interface Alarm {
  at: number;
  ring: () => void;
}

/**
 * Time in which this browser really ran. A laptop that slept for an hour, or a tab that was frozen, has not used up
 * its units' wall time.
 */
export class ActiveClock {
  #elapsed = 0;
  #last: number;
  readonly #alarms = new Set<Alarm>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.#last = now();
  }

  get elapsed() {
    return this.#elapsed;
  }

  /** Calls back once after `ms` of active time, rounded up to the next tick; the returned function cancels it. */
  after(ms: number, ring: () => void): () => void {
    const alarm = { at: this.#elapsed + ms, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  tick() {
    const now = this.#now();
    this.#elapsed += Math.min(now - this.#last, MAX_PER_TICK_MS);
    this.#last = now;
    for (const alarm of this.#alarms) {
      if (this.#elapsed < alarm.at) continue;
      this.#alarms.delete(alarm);
      alarm.ring();
    }
  }

  /** Ticks on its own for the life of the worker. */
  run() {
    setInterval(() => this.tick(), TICK_MS);
    return this;
  }
}
