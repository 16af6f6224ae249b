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

const PRESS = { isTrusted: true, detail: 1 };
const KEY = { isTrusted: true, detail: 0 };

test("a press counts whose mouse went down while the window was steady, however long it is held", () => {
  const { watch } = watchOf({});
  watch.hold({ isTrusted: true, timeStamp: STEADY_MS });
  expect(watch.isMeant(PRESS, STEADY_MS + 60_000)).toBe(true);
});

test("no press counts that began too early, elsewhere, or by a script, nor one that a script makes", () => {
  const { watch } = watchOf({});
  expect(watch.isMeant(PRESS, 60_000)).toBe(false);
  watch.hold({ isTrusted: true, timeStamp: STEADY_MS - 1 });
  expect(watch.isMeant(PRESS, 60_000)).toBe(false);
  watch.hold({ isTrusted: false, timeStamp: STEADY_MS });
  expect(watch.isMeant(PRESS, 60_000)).toBe(false);
  watch.hold({ isTrusted: true, timeStamp: STEADY_MS });
  expect(watch.isMeant({ ...PRESS, isTrusted: false }, 60_000)).toBe(false);
  expect(watch.isMeant({ ...KEY, isTrusted: false }, 60_000)).toBe(false);
});

test("a key counts when the window is steady, and not before; nor does anything once it has moved since the mouse went down", () => {
  const { watch } = watchOf({});
  expect([watch.isMeant(KEY, STEADY_MS - 1), watch.isMeant(KEY, STEADY_MS)]).toEqual([false, true]);
  watch.hold({ isTrusted: true, timeStamp: STEADY_MS });
  watch.look({ ...SIGHT, x: 300 }, STEADY_MS + 1);
  expect(watch.isMeant(PRESS, 60_000)).toBe(false);
});
