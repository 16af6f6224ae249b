import fc from "fast-check";
import { expect, test } from "vitest";
import { BACK_STATES, goneCents, laterBack } from "./back-state";
import { wholeCents } from "./cents";
import { CHECKOUT_STATES, laterCheckout } from "./checkout-state";

test("what is known after several events does not depend on their order, or on how often they were told", () => {
  const told = <State extends string>(states: readonly State[], later: (a: State, b: State) => State) =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1 }), fc.integer(), (events, seed) => {
        const shuffled = [...events, ...events].sort((a, b) => ((seed ^ a.length) % 3) - ((seed ^ b.length) % 3));
        const after = (list: readonly State[]) => list.reduce(later);
        expect(after(shuffled)).toBe(after(events));
        expect(after(events.toReversed())).toBe(after(events));
      }),
    );
  told(BACK_STATES, laterBack);
  told(CHECKOUT_STATES, laterCheckout);
});

test("money that came back has not gone, and cents are rounded down", () => {
  expect(BACK_STATES.map((state) => goneCents({ state, cents: 7 }))).toEqual([7, 7, 7, 0]);
  expect([wholeCents(10_000_000), wholeCents(9_999_999), wholeCents(19_999_999)]).toEqual([1, 0, 1]);
});
