import { expect, test } from "vitest";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { translatorIn } from "#app/_messages/translator-in.ts";
import type { JobPulse } from "#protocol/live-messages";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { checkingSentence } from "./checking-sentence";
import { comparisonSentence } from "./comparison-sentence";
import { costSentence } from "./cost-sentence";
import { reopenedSentence } from "./reopened-sentence";
import { whenNumber, whenSentence } from "./when-sentence";

const numbers = numbersIn("en");
const when = translatorIn("en", "customer.job.when");
const checking = translatorIn("en", "customer.checking");

const RUNNING: JobPulse = {
  jobId: "job_0000000000000000",
  state: "running",
  units: 990,
  agreed: 400,
  failed: 2,
  reopened: 0,
  cores: 8,
  coresNow: 3,
  answersWaiting: 0,
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
  [{ answersWaiting: 12 }, /588 units to go\. 12 answers in, to be confirmed\./],
  [{ coresNow: 0, answersWaiting: 12 }, /12 answers must be checked by another household/],
  [{ cores: 0 }, /dial is at 0/],
  [{ state: "paused" }, /Paused with 588 units/],
  [{ state: "cancelled" }, /nothing more is charged/],
  [{ state: "finished" }, /Done: 990 units/],
])("every state says what it waits for: %j", (change, sentence) => {
  expect(whenSentence(when, numbers, { ...RUNNING, ...change })).toMatch(sentence);
});

test("a wait that lasts says for how long, why, and what ends it", () => {
  const waiting = { forMs: 16_000, message: "No device is lending a core right now." } as const;
  expect(whenSentence(when, numbers, { ...RUNNING, coresNow: 0 }, waiting as never)).toBe(
    "588 units to go. Nobody has worked on it for 16 s. No device is lending a core right now.",
  );
  expect(whenSentence(when, numbers, { ...RUNNING, coresNow: 0, cores: 0 }, waiting as never)).toMatch(/dial is at 0/);
});

test.each<[Partial<JobPulse>, string | undefined]>([
  [{}, undefined],
  [
    { reopened: 1 },
    "1 result is being computed again, because the device that returned it was caught returning wrong results.",
  ],
  [
    { reopened: 1_234 },
    "1,234 results are being computed again, because a device that returned them was caught returning wrong results.",
  ],
  [{ reopened: 3, state: "cancelled" }, undefined],
])("while results are computed again, the job says why: %j", (change, sentence) => {
  const right = translatorIn("en", "customer.job.right");
  expect(reopenedSentence(right, numbers, { ...RUNNING, ...change })).toBe(sentence);
});

test("one replica is not called verified", () => {
  const bytes = { kind: "bytes" } as const;
  expect(checkingSentence(checking, numbers, 1, bytes)).toMatch(/nobody checks/);
  expect(checkingSentence(checking, numbers, 3, bytes)).toMatch(
    /three different households have returned the same bytes/,
  );
});

test.each<[JobManifest["comparison"], RegExp]>([
  [{ kind: "json", absolute: 0.01 }, /as JSON, with numbers that differ by at most 0\.01\./],
  [{ kind: "json", relative: 1e-9 }, /by at most 1e-9 times the larger\./],
  [{ kind: "json", absolute: 0.01, relative: 1e-9 }, /at most 0\.01 or 1e-9 times the larger\./],
  [{ kind: "program", source: { blob: "ab".repeat(32) } }, /Your own function says which answers are equal/],
])("a job says which answers are equal: %j", (comparison, sentence) => {
  expect(comparisonSentence(checking, comparison)).toMatch(sentence);
  expect(checkingSentence(checking, numbers, 2, comparison)).toMatch(
    /two different households have returned equal answers/,
  );
});

test.each<[Partial<JobPulse>, string]>([
  [{}, "2 min 27 s left"],
  [{ coresNow: 0 }, "41 % done"],
  [{ etaMs: null }, "41 % done"],
  [{ state: "finished" }, "1 min 30 s after submitting"],
])("the number that answers when: %j", (change, words) => {
  const times = { createdAt: 0, finishedAt: 90_000 };
  const { number, of } = whenNumber(when, numbers, { ...RUNNING, ...change }, times);
  expect(`${number} ${of}`).toBe(words);
});

test("a job that is over says where the rest of its budget is", () => {
  const cost = translatorIn("en", "customer.job.cost");
  const spent = { ...RUNNING, spentNanos: 402_000_000, budgetNanos: 1_000_000_000 };
  expect(costSentence(cost, numbers, spent)).toMatch(/C\$0\.001 a unit so far|C\$0\.0010 a unit so far/);
  expect(costSentence(cost, numbers, { ...spent, state: "finished" })).toMatch(
    /other C\$0\.598\d* of the budget are back/,
  );
  expect(costSentence(cost, numbers, { ...spent, agreed: 0, failed: 0 })).toMatch(/Nothing is charged/);
});
