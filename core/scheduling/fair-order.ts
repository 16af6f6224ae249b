import type { CustomerId } from "../ids";
import type { Contender } from "./fair-share";
import { Levels } from "./levels";

/** What the order depends on beyond the contenders themselves. */
export interface Line<C extends Contender> {
  slotsOf(customer: CustomerId): number;
  /** The customer gave a slot away at the end of its turn and has got none since. */
  gaveWay(customer: CustomerId): boolean;
  isReadyAtOnce(contender: C): boolean;
  /** Ascending: who was placed before whom, in several orders. */
  nextPlace(): number;
}

/**
 * Contenders in fair-share order: by their customers' slots in the city, then by their own. Among equals, customers with
 * anything that is ready at once come first unless they gave way; all others wait in line. Adding, removing and changing
 * one costs O(log n) in the number of different slot counts, whatever the number of contenders.
 */
export class FairOrder<C extends Contender> {
  readonly #line: Line<C>;
  readonly #customers = new Levels<Levels<C>>();
  readonly #byCustomer = new Map<CustomerId, Levels<C>>();
  readonly #places = new Map<CustomerId, number>();

  constructor(line: Line<C>) {
    this.#line = line;
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
      this.#places.delete(contender.customerId);
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

  /** Where the customer stands: comparable between orders of one line, the first number before the second. */
  standing(customerId: CustomerId): readonly [level: number, place: number] {
    const own = this.#byCustomer.get(customerId);
    const level = own && this.#customers.numberOf(own);
    return [level ?? Number.POSITIVE_INFINITY, this.#places.get(customerId) ?? Number.POSITIVE_INFINITY];
  }

  /** The least served first. Contenders may be added, removed and reordered during iteration. */
  *[Symbol.iterator](): Generator<C, void, void> {
    for (const own of this.#customers) yield* own;
  }

  /** Twice the number of slots, to leave room in between for those that are ready at once. */
  #place(own: Levels<C>, contender: C) {
    own.place(contender, 2 * contender.slots + (this.#line.isReadyAtOnce(contender) ? 0 : 1));
    this.#placeCustomer(own, contender.customerId);
  }

  #placeCustomer(own: Levels<C>, customerId: CustomerId) {
    const isBehind = this.#line.gaveWay(customerId) ? 1 : (own.lowest ?? 0) % 2;
    const moved = this.#customers.place(own, 2 * this.#line.slotsOf(customerId) + isBehind);
    if (moved) this.#places.set(customerId, this.#line.nextPlace());
  }
}
