import type { State } from "#core/coordination/state";

/**
 * What this coordinator knows of its city. All of it can be lost at any time, and is rebuilt from the store and the
 * devices. An asynchronous task keeps the `signal` from its start, and stops when it is aborted: the memory that it
 * worked for is gone.
 */
export class Memory {
  readonly #create: () => State;
  #controller = new AbortController();
  #state: State;

  constructor(create: () => State) {
    this.#create = create;
    this.#state = create();
  }

  get state(): State {
    return this.#state;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  lose() {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#state = this.#create();
  }
}
