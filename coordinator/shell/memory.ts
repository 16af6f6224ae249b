import type { City } from "#core/coordination/state";

/**
 * What this coordinator knows of its city. All of it can be lost at any time: the store and the devices bring it back.
 * Whoever awaits something keeps the `signal` of before, and gives up when it is aborted: the memory that it worked for
 * is gone.
 */
export class Memory {
  readonly #create: () => City;
  #controller = new AbortController();
  #city: City;

  constructor(create: () => City) {
    this.#create = create;
    this.#city = create();
  }

  get city(): City {
    return this.#city;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  lose() {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#city = this.#create();
  }
}
