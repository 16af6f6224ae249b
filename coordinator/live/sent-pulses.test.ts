import { expect, test } from "vitest";
import type { JobPulse } from "#protocol/live-messages";
import { SentPulses } from "./sent-pulses";

const pulse = (change: Partial<JobPulse> = {}): JobPulse => ({
  ...{ jobId: "job_1", state: "running", units: 10, agreed: 1, failed: 0, reopened: 0, cores: 4, coresNow: 0 },
  ...{ answersWaiting: 0, spentNanos: 0, budgetNanos: 1, fuel: 0, unitsPerSecond: 0, etaMs: null, at: 0 },
  ...change,
});

/** Whether a follower gets an update, round by round. */
function rounds(...pulses: JobPulse[]): boolean[] {
  const told = new SentPulses();
  return pulses.map((one) => {
    told.nextRound();
    return told.isChanged(one);
  });
}

test("an unchanged job is sent once, and again after a while", () => {
  expect(rounds(pulse(), pulse({ at: 250 }), pulse({ at: 1_999 }), pulse({ at: 2_000 }), pulse({ at: 2_250 }))).toEqual(
    [true, false, false, true, false],
  );
});

test("every change is sent at once", () => {
  expect(rounds(pulse(), pulse({ at: 250, agreed: 2 }), pulse({ at: 500, agreed: 2, etaMs: 7 }))).toEqual([
    true,
    true,
    true,
  ]);
});

test("a later follower gets an update in the next round, and a job that nobody followed meanwhile counts as new", () => {
  const told = new SentPulses();
  expect(told.isChanged(pulse())).toBe(true);
  told.forget("job_1");
  told.nextRound();
  expect(told.isChanged(pulse({ at: 250 }))).toBe(true);
  told.nextRound();
  told.nextRound();
  expect(told.isChanged(pulse({ at: 750 }))).toBe(true);
});
