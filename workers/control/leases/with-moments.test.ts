import { expect, test } from "vitest";
import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { withMoments } from "./with-moments";

const ran = (ms: number): LocalResult => ({ kind: "output", unit: 0, fuel: 1, ms, bytes: new Uint8Array(1) });

test("a unit that took long says when all was fetched and when it began, counted from its grant", () => {
  const said = withMoments(ran(100), { arrivedAt: 1_000, fetchedAt: 1_250.4, begunAt: 1_300.6 });
  expect(said).toEqual({ ...ran(100), fetchedMs: 250, startedMs: 301 });
});

test("what was there before the grant was fetched at once", () => {
  expect(withMoments(ran(100), { arrivedAt: 1_000, fetchedAt: 900, begunAt: 1_001 })).toMatchObject({ fetchedMs: 0 });
});

test("a quick unit says nothing, nor does one whose clock is no use", () => {
  const moments = { arrivedAt: 1_000, fetchedAt: 1_100, begunAt: 1_200 };
  expect(withMoments(ran(99), moments)).toEqual(ran(99));
  expect(withMoments(ran(100), { ...moments, fetchedAt: undefined })).toEqual(ran(100));
  expect(withMoments(ran(100), { ...moments, begunAt: 999 })).toEqual(ran(100));
  expect(withMoments(ran(100), { ...moments, begunAt: 1_001 + LIMITS.MAX_MOMENT_MS })).toEqual(ran(100));
});
