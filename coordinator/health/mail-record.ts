import type { MailReport } from "./coordinator-report";

/** What became of letters, and of checks whether the mail server still lets us in, since the start. */
export class MailRecord {
  readonly #now: () => number;
  #failures = 0;
  #sentAt: string | null = null;
  #checkedAt: string | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  get report(): MailReport {
    return { failures: this.#failures, sentAt: this.#sentAt, checkedAt: this.#checkedAt };
  }

  sent() {
    this.#failures = 0;
    this.#sentAt = this.#checkedAt = new Date(this.#now()).toISOString();
  }

  answered() {
    this.#failures = 0;
    this.#checkedAt = new Date(this.#now()).toISOString();
  }

  failed() {
    this.#failures += 1;
  }
}
