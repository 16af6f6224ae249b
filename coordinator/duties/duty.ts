import type { Logger } from "pino";

/** A named background loop. It never overlaps itself, and a failed round is logged and tried again. */
export class Duty {
  readonly name: string;
  readonly #round: () => Promise<void>;
  readonly #everyMs: number;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #running: Promise<void> = Promise.resolve();

  constructor(name: string, everyMs: number, log: Logger, round: () => Promise<void>) {
    this.name = name;
    this.#everyMs = everyMs;
    this.#log = log;
    this.#round = round;
    this.#next();
  }

  /** Settles when the round under way is over; none follows. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #next() {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round()
        .catch((error) =>
          this.#log.warn({ event: "duty.failed", duty: this.name, err: error }, "a duty's round failed"),
        )
        .finally(() => this.#next());
    }, this.#everyMs);
  }
}
