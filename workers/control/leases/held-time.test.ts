import { expect, test } from "vitest";
import { HeldTime } from "./held-time";

test("all pauses of a unit count together, and none of the previous unit's", () => {
  let now = 0;
  const held = new HeldTime(() => now);
  const pass = (ms: number) => {
    now += ms;
    return held.ms;
  };
  expect(pass(100)).toBe(0);
  held.hold(true);
  expect(pass(60)).toBe(60);
  held.hold(false);
  expect(pass(1)).toBe(60);
  held.hold(true);
  expect(pass(40)).toBe(100);
  held.restart();
  expect(pass(5)).toBe(5);
});
