import { type SlotHost, SlotRunner } from "./slot-runner";

/** The unit workers that the resident lends. Each takes the leases that were granted to its slot. */
export class WorkerSlots {
  readonly #host: SlotHost;
  #workerSlots: SlotRunner[] = [];
  #lent = Number.POSITIVE_INFINITY;

  constructor(host: SlotHost) {
    this.#host = host;
  }

  get workerSlots(): readonly SlotRunner[] {
    return this.#workerSlots;
  }

  get isWorking() {
    return this.#workerSlots.some((slot) => slot.working);
  }

  /** Ends those from `count` on, or starts as many as are missing. */
  resize(count: number) {
    for (const slot of this.#workerSlots.splice(count)) slot.close();
    this.#host.book.vacate(count);
    while (this.#workerSlots.length < count)
      this.#workerSlots.push(new SlotRunner(this.#workerSlots.length, this.#host));
    this.lend(this.#lent);
  }

  /** The cores of those from `count` on were given back to the resident. */
  lend(count: number) {
    this.#lent = count;
    for (const [index, slot] of this.#workerSlots.entries()) slot.hold(index >= count);
  }

  /** The outbox has room again. */
  wake() {
    for (const slot of this.#workerSlots) slot.wake();
  }

  /** Ends what is computed for the job; its leases were dropped before. */
  abort(jobId: string) {
    for (const slot of this.#workerSlots) slot.abort(jobId);
  }
}
