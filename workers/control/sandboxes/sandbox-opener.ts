import type { SandboxPool } from "./sandbox-pool";

const RETRY_MS = 15_000;

interface Parts {
  sandboxes: SandboxPool;
  onOpened: () => void;
  onFailed: () => void;
}

/** Proves that a sandbox opens here, and tries again for as long as none does. */
export class SandboxOpener {
  readonly #parts: Parts;
  /** The latest attempt: what an earlier one finds no longer counts. */
  #attempt = 0;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open() {
    const { sandboxes, onOpened } = this.#parts;
    clearTimeout(this.#next);
    const attempt = ++this.#attempt;
    const isOpen = await sandboxes.warm().then(
      () => true,
      () => false,
    );
    if (attempt !== this.#attempt) return;
    if (isOpen) onOpened();
    else this.failed();
  }

  /** A sandbox could not be opened, at the first attempt or for a unit later. */
  failed() {
    this.#attempt += 1;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.open(), RETRY_MS);
    this.#parts.onFailed();
  }

  stop() {
    this.#attempt += 1;
    clearTimeout(this.#next);
  }
}
