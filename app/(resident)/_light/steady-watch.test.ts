import { expect, test } from "vitest";
import { type Sight, STEADY_MS, SteadyWatch } from "./steady-watch";

const SIGHT: Sight = { isVisible: true, hasFocus: true, width: 440, height: 680, x: 100, y: 80 };

function watchOf(...sights: Partial<Sight>[]) {
  const watch = new SteadyWatch();
  for (const [at, sight] of sights.entries()) watch.look({ ...SIGHT, ...sight }, at);
  return { watch, after: sights.length - 1 };
}

test("a window is steady once it has been in front and still for a moment, and not before", () => {
  const { watch } = watchOf({});
  expect(watch.isSteady(0)).toBe(false);
  expect(watch.isSteady(STEADY_MS - 1)).toBe(false);
  expect(watch.isSteady(STEADY_MS)).toBe(true);
  expect(new SteadyWatch().isSteady(1e9)).toBe(false);
});

test.each<[string, Partial<Sight>]>([
  ["moved sideways", { x: 101 }],
  ["moved down", { y: 81 }],
  ["made wider", { width: 441 }],
  ["made lower", { height: 679 }],
])("a window that was %s must be still again", (_, change) => {
  const { watch, after } = watchOf({}, {}, change);
  expect(watch.isSteady(after + STEADY_MS - 1)).toBe(false);
  expect(watch.isSteady(after + STEADY_MS)).toBe(true);
});

test.each<[string, Partial<Sight>]>([
  ["hidden", { isVisible: false }],
  ["behind another one", { hasFocus: false }],
  ["too narrow to show what is agreed to", { width: 200 }],
  ["too low to show what is agreed to", { height: 100 }],
])("a window that is %s is never steady, and must be still when it is no longer", (_, change) => {
  const { watch, after } = watchOf({}, change);
  expect(watch.isSteady(after + 1e6)).toBe(false);
  watch.look(SIGHT, 5_000);
  expect(watch.isSteady(5_000 + STEADY_MS - 1)).toBe(false);
  expect(watch.isSteady(5_000 + STEADY_MS)).toBe(true);
});
