import { expect, test } from "vitest";
import { recordPulse, startHistory } from "./fleet-history";
import { sparklinePath } from "./sparkline-path";
import { trendOf } from "./trend-of";

const pulse = (at: number, devices = 1) => ({ at, devices, busy: 0, unitsPerSecond: 0, waitingUnits: 0 });

test("the history keeps one sample a second, and three minutes of them", () => {
  let history = startHistory(pulse(0));
  for (let at = 250; at <= 600_000; at += 250) history = recordPulse(history, pulse(at, at));
  expect(history.at.length).toBe(180);
  expect(history.at.at(-1)).toBe(600_000);
  expect(history.devices).toEqual(history.at);
  expect(recordPulse(history, pulse(600_500))).toBe(history);
});

test("a trend compares with a minute ago, or with the oldest sample and says how old that is", () => {
  const at = [0, 20_000, 40_000, 60_000, 80_000];
  expect(trendOf(at, [9, 1, 5, 6, 7])).toEqual({ direction: "up", change: 6, spanMs: 60_000 });
  expect(trendOf([0, 20_000], [3, 1])).toEqual({ direction: "down", change: 2, spanMs: 20_000 });
  expect(trendOf([0, 20_000], [3, 3.2])).toEqual({ direction: "level", change: 0, spanMs: 20_000 });
});

test("nothing is said of a few seconds", () => {
  expect(trendOf([0, 4_000], [3, 1])).toBeUndefined();
  expect(trendOf([], [])).toBeUndefined();
});

test("a sparkline stands on zero and reaches the top at its largest value", () => {
  expect(sparklinePath([0, 5, 10], 100, 20)).toBe("M0.0 20.0L50.0 10.0L100.0 0.0");
  expect(sparklinePath([1], 100, 20)).toBe("");
});
