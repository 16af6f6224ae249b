import { expect, test } from "vitest";
import { createCommit, type JobStateChange, jobDelta } from "#core/coordination/effects";
import type { JobId } from "#core/ids";
import { SettlementNotifier } from "./settlement-notifier";

const LONG_MS = 1e9;
const one = { id: "job_1" as JobId, no: 1 };
const other = { id: "job_2" as JobId, no: 2 };

function settledOf(job: typeof one) {
  const commit = createCommit();
  jobDelta(commit, job).agreed = 1;
  return commit;
}

test("a follower of a job is woken by what settles in it and by its end, also between a look and the wait", async () => {
  const settlements = new SettlementNotifier();
  const news = settlements.follow(one.id);
  news.looking();
  settlements.committed(settledOf(one));
  await news.wait(LONG_MS, undefined);
  news.looking();
  const woken = news.wait(LONG_MS, undefined);
  settlements.committed({ ...createCommit(), states: [{ jobId: one.id } as JobStateChange] });
  await woken;
});

test("another job's settlements wake nobody, and nothing wakes a follower that has left", async () => {
  const settlements = new SettlementNotifier();
  const news = settlements.follow(one.id);
  const left = new AbortController();
  let isWoken = false;
  const waiting = news.wait(LONG_MS, left.signal).then(() => {
    isWoken = true;
  });
  settlements.committed(settledOf(other));
  news.close();
  settlements.committed(settledOf(one));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isWoken).toBe(false);
  left.abort();
  await waiting;
});
