import { Seat, type SeatHost } from "./seat";

/** The unit workers that the resident lends. Each takes the leases that were granted to its place. */
export class WorkerSlots {
  readonly #host: SeatHost;
  #seats: Seat[] = [];

  constructor(host: SeatHost) {
    this.#host = host;
  }

  get seats(): readonly Seat[] {
    return this.#seats;
  }

  get isWorking() {
    return this.#seats.some((seat) => seat.working);
  }

  /** Ends those from `count` on, or begins as many as are missing. */
  resize(count: number) {
    for (const seat of this.#seats.splice(count)) seat.close();
    this.#host.book.vacate(count);
    while (this.#seats.length < count) this.#seats.push(new Seat(this.#seats.length, this.#host));
  }

  /** The outbox has room again. */
  wake() {
    for (const seat of this.#seats) seat.wake();
  }

  /** Ends what is computed for the job; its leases were dropped before. */
  abort(jobId: string) {
    for (const seat of this.#seats) seat.abort(jobId);
  }
}
