import { expect, test } from "vitest";
import { Round } from "./round";

test("few items are all visited each time", () => {
  const round = new Round(new Set([1, 2, 3]));
  expect([round.next(5), round.next(5), round.next(3), round.next(3)]).toEqual(Array(4).fill([1, 2, 3]));
});

test("of many, all have their turn, including those that are added meanwhile, and none that was deleted", () => {
  const all = new Set([1, 2, 3, 4, 5]);
  const round = new Round(all);
  expect(round.next(2)).toEqual([1, 2]);
  all.delete(3);
  all.add(6);
  expect([round.next(2), round.next(2), round.next(2)]).toEqual([[4, 5], [6], [1, 2]]);
});

test("an empty collection gives nothing", () => {
  expect(new Round(new Set()).next(2)).toEqual([]);
});
