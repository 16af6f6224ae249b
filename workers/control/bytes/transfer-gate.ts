import { firstOf } from "./first-of";

/**
 * Everything that this device fetches and sends for the city, except on its socket. On networks that the resident's
 * rules forbid nothing begins, and transfers under way are aborted.
 */
export class TransferGate {
  readonly #mayTalk: () => boolean;
  #open = new AbortController();

  constructor(mayTalk: () => boolean) {
    this.#mayTalk = mayTalk;
  }

  readonly fetch: typeof globalThis.fetch = async (place, init = {}) => {
    if (!this.#mayTalk()) throw new Error("The resident's rules allow no transfer on this network.");
    const { signal } = init;
    return globalThis.fetch(place, {
      ...init,
      signal: signal ? firstOf(signal, this.#open.signal) : this.#open.signal,
    });
  };

  /** Aborts all transfers under way. */
  close() {
    this.#open.abort();
    this.#open = new AbortController();
  }
}
