import { expect, test } from "vitest";
import { saidMoments } from "./said-moments";

const row = { grantedMs: 1_000n, returnedAt: new Date(5_000), fetchedMs: 200, startedMs: 1_500 };

test("what a device says of its moments is shown between its grant and its return, and otherwise not at all", () => {
  const iso = (ms: number) => new Date(ms).toISOString();
  expect(saidMoments(row)).toEqual({ fetchedAt: iso(1_200), startedAt: iso(2_500) });
  const nothing = { fetchedAt: null, startedAt: null };
  expect(saidMoments({ ...row, startedMs: 4_001 })).toEqual(nothing);
  expect(saidMoments({ ...row, fetchedMs: 1_501 })).toEqual(nothing);
  expect(saidMoments({ ...row, grantedMs: null })).toEqual(nothing);
  expect(saidMoments({ ...row, fetchedMs: null, startedMs: null })).toEqual(nothing);
});
