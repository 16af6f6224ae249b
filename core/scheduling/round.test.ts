import { expect, test } from "vitest";
import { Round } from "./round";

test("few things are all seen each time", () => {
  const round = new Round(new Set([1, 2, 3]));
  expect([round.next(5), round.next(5), round.next(3), round.next(3)]).toEqual(Array(4).fill([1, 2, 3]));
});

test("of many all have their turn, those that come meanwhile too, and none that is gone", () => {
  const all = new Set([1, 2, 3, 4, 5]);
  const round = new Round(all);
  expect(round.next(2)).toEqual([1, 2]);
  all.delete(3);
  all.add(6);
  expect([round.next(2), round.next(2), round.next(2)]).toEqual([[4, 5], [6], [1, 2]]);
});

test("of nothing there is nothing", () => {
  expect(new Round(new Set()).next(2)).toEqual([]);
});
