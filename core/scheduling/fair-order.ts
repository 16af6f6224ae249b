import type { CustomerId } from "../ids";
import type { Contender } from "./fair-share";
import { Levels } from "./levels";

/**
 * Contenders in fair-share order: by their customers' slots in the city, then by their own; among equals, those that
 * are ready at once come first. Adding, removing and changing one costs O(log n) in the number of different slot
 * counts, whatever the number of contenders.
 */
export class FairOrder<C extends Contender> {
  readonly #slotsOf: (customer: CustomerId) => number;
  readonly #isReadyAtOnce: (contender: C) => boolean;
  readonly #customers = new Levels<Levels<C>>();
  readonly #byCustomer = new Map<CustomerId, Levels<C>>();

  constructor(slotsOf: (customer: CustomerId) => number, isReadyAtOnce: (contender: C) => boolean) {
    this.#slotsOf = slotsOf;
    this.#isReadyAtOnce = isReadyAtOnce;
  }

  get isEmpty(): boolean {
    return this.#customers.size === 0;
  }

  has(contender: C): boolean {
    return this.#byCustomer.get(contender.customerId)?.has(contender) === true;
  }

  add(contender: C): void {
    const { customerId } = contender;
    let own = this.#byCustomer.get(customerId);
    if (!own) {
      own = new Levels();
      this.#byCustomer.set(customerId, own);
    }
    this.#place(own, contender);
  }

  delete(contender: C): void {
    const own = this.#byCustomer.get(contender.customerId);
    if (!own) return;
    own.delete(contender);
    if (own.size > 0) this.#placeCustomer(own, contender.customerId);
    else {
      this.#byCustomer.delete(contender.customerId);
      this.#customers.delete(own);
    }
  }

  /** The contender's slots changed, and with them its customer's. */
  reorder(contender: C): void {
    const own = this.#byCustomer.get(contender.customerId);
    if (!own) return;
    if (own.has(contender)) this.#place(own, contender);
    else this.#placeCustomer(own, contender.customerId);
  }

  /** The least served first. Contenders may be added, removed and reordered during iteration. */
  *[Symbol.iterator](): Generator<C, void, void> {
    for (const own of this.#customers) yield* own;
  }

  /** Twice the number of slots, to leave room in between for those that are ready at once. */
  #place(own: Levels<C>, contender: C) {
    own.place(contender, 2 * contender.slots + (this.#isReadyAtOnce(contender) ? 0 : 1));
    this.#placeCustomer(own, contender.customerId);
  }

  #placeCustomer(own: Levels<C>, customerId: CustomerId) {
    this.#customers.place(own, 2 * this.#slotsOf(customerId) + ((own.lowest ?? 0) % 2));
  }
}
