import { expect, test } from "vitest";
import { GUEST_RULES } from "#core/home/home-rules";
import type { DonationState } from "./donation-state";
import { mayFetch } from "./may-fetch";

const WIRED = { battery: null, isMetered: false, isHidden: false };
const OFF: DonationState = { mode: "off" };

test("a page fetches nothing to display on a metered network or when the day's data is used up, lit or not", () => {
  const facts = { state: OFF, home: WIRED, rules: GUEST_RULES };
  expect(mayFetch(facts)).toBe(true);
  expect(mayFetch({ ...facts, home: { ...WIRED, isMetered: true } })).toBe(false);
  expect(mayFetch({ ...facts, home: { ...WIRED, isMetered: true }, rules: { ...GUEST_RULES, onMetered: true } })).toBe(
    true,
  );
  expect(mayFetch({ ...facts, state: { mode: "resting", why: { kind: "data-used", mib: 100 } } })).toBe(false);
  expect(mayFetch({ ...facts, state: { mode: "resting", why: { kind: "on-battery" } } })).toBe(true);
});
