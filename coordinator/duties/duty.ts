import type { Logger } from "pino";

/** A named background loop. Rounds never overlap, and a failed round is logged and retried. */
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

  /** Resolves when the current round is over; no further one starts. */
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
