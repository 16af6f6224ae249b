import fc from "fast-check";
import { expect, test } from "vitest";
import { millis } from "../time";
import { judgeChange } from "./judge-change";
import { holdsUntil, type SettingChange, whatHolds, whatIsAhead } from "./what-holds";

const PRICE = "price";
const NOW = millis(1_000);
const BOUNDS = { maxAheadMs: 500, maxWaiting: 2 };
const change = (no: number, from: number, value: string, setting = PRICE): SettingChange => ({
  ...{ no, setting, value },
  from: millis(from),
});

test("what holds is the change with the latest beginning, and of equal ones the later made", () => {
  const changes = [change(1, 900, "b"), change(2, 1_200, "c"), change(3, 950, "other", "share"), change(4, 900, "d")];
  const at = (moment: number) => whatHolds(changes, PRICE, millis(moment))?.value;
  expect([at(899), at(900), at(1_199), at(1_200)]).toEqual([undefined, "d", "d", "c"]);
});

test("a change from now on does not cancel one that was announced for later", () => {
  const changes = [change(1, 1_200, "announced"), change(2, 1_000, "now")];
  expect(whatHolds(changes, PRICE, NOW)?.value).toBe("now");
  expect(whatHolds(changes, PRICE, millis(1_200))?.value).toBe("announced");
  expect(whatIsAhead(changes, NOW).map(({ value }) => value)).toEqual(["announced"]);
});

test("of two announcements for one moment only the later one is told", () => {
  const changes = [change(1, 1_200, "first"), change(2, 1_200, "second"), change(3, 1_100, "share", "share")];
  expect(whatIsAhead(changes, NOW).map(({ value }) => value)).toEqual(["share", "second"]);
});

test("until it says, what holds stays what it is; at that moment it may change", () => {
  const moments = fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), value: fc.constantFrom("a", "b", "c") }));
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 40 }), (made, at) => {
      const changes = made.map(({ from, value }, i) => change(i + 1, from, value));
      const until = Math.min(holdsUntil(changes, millis(at)), 50);
      for (let moment = at; moment < until; moment++)
        expect(whatHolds(changes, PRICE, millis(moment))).toBe(whatHolds(changes, PRICE, millis(at)));
      if (until < 50) expect(whatHolds(changes, PRICE, millis(until))?.from).toBe(until);
    }),
  );
});

test.each([
  ["from now on", {}, { kind: "allowed", from: 1_000, was: "b" }],
  ["ahead", { from: 1_500 }, { kind: "allowed", from: 1_500, was: "b" }],
  ["what it is already", { value: "b" }, { kind: "changes-nothing" }],
  ["now, which has begun", { from: 1_000 }, { kind: "in-the-past" }],
  ["too far ahead", { from: 1_501 }, { kind: "too-far-ahead" }],
  ["by what was seen before", { seen: 1 }, { kind: "changed-meanwhile" }],
  ["by what is there", { seen: 2 }, { kind: "allowed", from: 1_000, was: "b" }],
])("%s", (_, asked, expected) => {
  const changes = [change(1, 800, "a"), change(2, 900, "b"), change(9, 950, "x", "share")];
  const { from = null, ...rest } = { value: "c", ...asked } as { from?: number; value: string; seen?: number };
  const full = {
    setting: PRICE,
    initial: "start",
    seen: undefined,
    ...rest,
    from: from === null ? null : millis(from),
  };
  expect(judgeChange(changes, full, NOW, BOUNDS)).toEqual(expected);
});

test("announcements of one setting are bounded, and what is announced counts as what was", () => {
  const ahead = [change(1, 1_100, "a"), change(2, 1_200, "b")];
  const asked = { setting: PRICE, value: "c", initial: "start", seen: undefined };
  expect(judgeChange(ahead, { ...asked, from: millis(1_300) }, NOW, BOUNDS)).toEqual({ kind: "too-many-ahead" });
  expect(judgeChange(ahead, { ...asked, from: null }, NOW, BOUNDS)).toMatchObject({ kind: "allowed", was: "start" });
  const one = judgeChange(ahead.slice(0, 1), { ...asked, from: millis(1_300) }, NOW, BOUNDS);
  expect(one).toMatchObject({ kind: "allowed", was: "a" });
});
