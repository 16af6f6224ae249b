import { expect, test } from "vitest";
import { createCommit } from "#core/coordination/effects";
import type { LostAttempt } from "#core/coordination/granting/lost-attempt";
import { millis } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Bench } from "./store-under-test";

/** Lost attempts are written together with everything else, up to a limit for each unit. */
export function lostAttemptLaws(bench: () => Bench) {
  test("the first lost attempts of a unit are kept, in order, whether they come together or one by one", async () => {
    const { under, a, device, job } = bench();
    const { no: jobNo } = await job();
    const lost = (unit: number, at: number): LostAttempt => {
      const when = { grantedAt: millis(at), endedAt: millis(at + 5) };
      return { jobNo, unit, deviceNo: device.no, ...when, cause: "failed", message: `${at}` };
    };
    const silent: LostAttempt = { ...lost(1, 1), cause: "silent", runningAt: millis(3) };
    delete silent.message;
    await a.commit({ ...createCommit(), lostAttempts: [lost(0, 0), silent, lost(0, 1)] });
    await a.commit({ ...createCommit(), lostAttempts: [lost(0, 2)] });
    const max = LIMITS.MAX_LOST_ATTEMPTS_PER_UNIT;
    const many = Array.from({ length: max }, (_, at) => lost(0, 3 + at));
    await a.commit({ ...createCommit(), lostAttempts: many });
    await a.commit({ ...createCommit(), lostAttempts: [lost(0, 1_000)] });
    expect(await under.lostAttempts(jobNo, 0)).toEqual(Array.from({ length: max }, (_, at) => lost(0, at)));
    expect(await under.lostAttempts(jobNo, 1)).toEqual([silent]);
    expect(await under.lostAttempts(jobNo, 2)).toEqual([]);
  });

  test("a coordinator that is considered dead writes none", async () => {
    const { under, a, device, job } = bench();
    const { no: jobNo } = await job();
    const stale = under.store("stale");
    const when = { grantedAt: millis(1), endedAt: millis(2) };
    const lost: LostAttempt = { jobNo, unit: 0, deviceNo: device.no, ...when, cause: "given-back" };
    await stale.beginTerm();
    await stale.endTerm();
    await expect(stale.commit({ ...createCommit(), lostAttempts: [lost] })).rejects.toThrow();
    expect(await under.lostAttempts(jobNo, 0)).toEqual([]);
    await a.commit({ ...createCommit(), lostAttempts: [lost] });
    expect(await under.lostAttempts(jobNo, 0)).toEqual([lost]);
  });
}
