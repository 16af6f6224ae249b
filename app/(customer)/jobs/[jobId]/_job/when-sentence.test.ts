import { expect, test } from "vitest";
import type { JobPulse } from "#protocol/live-messages";
import { checkingSentence } from "./checking-sentence";
import { whenSentence } from "./when-sentence";

const RUNNING: JobPulse = {
  jobId: "job_0000000000000000",
  state: "running",
  units: 990,
  agreed: 400,
  failed: 2,
  cores: 8,
  coresNow: 3,
  spentNanos: 1,
  budgetNanos: 2,
  fuel: 3,
  unitsPerSecond: 4,
  etaMs: 147_000,
  at: 0,
};

test.each<[Partial<JobPulse>, RegExp]>([
  [{}, /41 % done, 588 units to go/],
  [{ etaMs: null }, /will tell how long/],
  [{ coresNow: 0 }, /waiting for a free core/],
  [{ cores: 0 }, /dial is at 0/],
  [{ state: "paused" }, /Paused with 588 units/],
  [{ state: "cancelled" }, /nothing more is charged/],
  [{ state: "finished" }, /1 min 30 s after/],
])("every state says what it waits for: %j", (change, sentence) => {
  expect(whenSentence({ ...RUNNING, ...change }, { createdAt: 0, finishedAt: 90_000 })).toMatch(sentence);
});

test("one replica is not called verified", () => {
  expect(checkingSentence(1)).toMatch(/nobody checks/);
  expect(checkingSentence(3)).toMatch(/three different households/);
});
