import { expect, test } from "vitest";
import { layOutBalances } from "./lay-out-balances";

const DOLLAR = 1_000_000_000;
const WIDTH = 484;
const HEIGHT = 240;

test("amounts stand at round steps around zero, and every point lies in the box", () => {
  const falling = Array.from({ length: 49 }, (_, month) => (-700 - 71 * month) * DOLLAR);
  const rising = Array.from({ length: 49 }, (_, month) => (-700 + 40 * month) * DOLLAR);
  const plot = layOutBalances([falling, rising], WIDTH, HEIGHT);
  const steps = plot.levels.map(({ nanos }) => nanos / DOLLAR);
  expect(steps).toEqual([-6_000, -4_000, -2_000, 0, 2_000]);
  expect(plot.levels.find(({ nanos }) => nanos === 0)?.y).toBe(plot.zero);
  for (const path of plot.paths) {
    const points = [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(points).toHaveLength(49);
    expect(points.every(([x, y]) => x >= plot.left && x <= WIDTH && y >= 0 && y <= HEIGHT)).toBe(true);
  }
  expect(plot.months.map(({ month }) => month)).toEqual([0, 24, 48]);
});

test("a balance that never moves has a plot, too", () => {
  const plot = layOutBalances([[0], [0]], WIDTH, HEIGHT);
  expect(plot.paths).toEqual([expect.stringMatching(/^M92\.0 \d+\.\d$/), expect.stringMatching(/^M92\.0 \d+\.\d$/)]);
  expect(plot.levels.length).toBeGreaterThan(0);
});
