import { expect, test } from "vitest";
import { isInside, type Point } from "#core/districts/district";
import { layOutWindows, middleOf } from "./lay-out-windows";

/** An L. */
const OUTLINE: readonly Point[] = [
  [100, 100],
  [400, 100],
  [400, 200],
  [200, 200],
  [200, 400],
  [100, 400],
];

test("windows lie inside the outline, about the asked share of them is lit, and the same ones each time", () => {
  for (const share of [0, 0.2, 0.45, 0.7, 1]) {
    const { lit, dark } = layOutWindows(OUTLINE, share);
    expect(
      [...lit, ...dark].every(([x, y]) => isInside([x - 5, y - 5], OUTLINE) && isInside([x + 5, y + 5], OUTLINE)),
    ).toBe(true);
    expect(lit.length + dark.length).toBeGreaterThan(80);
    expect(Math.abs(lit.length / (lit.length + dark.length) - share)).toBeLessThan(0.03);
    expect(layOutWindows(OUTLINE, share)).toEqual({ lit, dark });
  }
});

test("a map of the largest number of windows stays small", () => {
  const { lit, dark } = layOutWindows(
    [
      [0, 0],
      [1_000, 0],
      [1_000, 600],
      [0, 600],
    ],
    0.5,
  );
  expect(lit.length + dark.length).toBeLessThan(2_500);
});

test("a name is in the middle, whichever way round the outline goes, and a line has one too", () => {
  const square: Point[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ];
  expect(middleOf(square)).toEqual([5, 5]);
  expect(middleOf(square.toReversed())).toEqual([5, 5]);
  expect(
    middleOf([
      [3, 4],
      [5, 6],
      [3, 4],
    ]),
  ).toEqual([3, 4]);
});
