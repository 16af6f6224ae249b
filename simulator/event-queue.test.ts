import fc from "fast-check";
import { expect, test } from "vitest";
import { EventQueue } from "./event-queue";

test("acts happen in order of time, and in order of scheduling at the same time", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (moments) => {
      const queue = new EventQueue(0);
      const happened: number[] = [];
      moments.forEach((moment, index) => {
        queue.at(moment, () => {
          expect(queue.now).toBe(moment);
          happened.push(index);
        });
      });
      while (queue.step(Number.POSITIVE_INFINITY));
      const expected = moments.map((_, index) => index).sort((a, b) => (moments[a] ?? 0) - (moments[b] ?? 0) || a - b);
      expect(happened).toEqual(expected);
    }),
  ));

test("nothing happens after the given moment", () => {
  const queue = new EventQueue(0);
  queue.at(10, () => queue.after(5, () => undefined));
  expect(queue.step(9)).toBe(false);
  expect(queue.step(10)).toBe(true);
  expect(queue.step(14)).toBe(false);
  expect(queue.now).toBe(10);
});
