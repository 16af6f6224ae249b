import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobRun, State } from "#core/coordination/state";
import { testDatabase } from "../database/test-database";
import { createLog } from "../log";
import { jobSampler, SAMPLE_EVERY_MS } from "./job-sampler";

const NOTHING_PENDING = { pendingBatches: new Map(), checking: new Set() };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("jobs at work are sampled at each look while they move, and others a bounded number at a time", async () => {
  const job = (no: number) => ({ id: `job_${no}`, no, agreed: 0, failed: 0, slots: 0, cores: 1, ...NOTHING_PENDING });
  const jobs = Array.from({ length: 5_000 }, (_, no) => job(no) as unknown as JobRun);
  const state = { jobs: new Map(jobs.map((one) => [one.id, one])), jobsAtWork: new Set<JobRun>() };
  const sampled: number[][] = [];
  const pool = {
    query: async (_text: string, [nos]: [number[]]) => void sampled.push(nos),
  };
  const parts = { coordinator: { state: state as unknown as State }, pool: pool as never, log: createLog("silent") };
  const duty = jobSampler({ ...parts, peers: { coresOf: ({ slots }) => slots } });
  const look = () => vi.advanceTimersByTimeAsync(SAMPLE_EVERY_MS);

  for (let i = 0; i < 4; i++) await look();
  expect(sampled.map(({ length }) => length)).toEqual([2_000, 2_000, 1_000]);

  const [, , , atWork] = jobs as [JobRun, JobRun, JobRun, JobRun];
  state.jobsAtWork.add(atWork);
  for (const progress of [1, 2]) {
    atWork.agreed = progress;
    await look();
    expect(sampled.at(-1)).toEqual([atWork.no]);
  }
  // What it did last counts, too, when nobody is at work on it any more.
  atWork.agreed = 3;
  state.jobsAtWork.delete(atWork);
  await look();
  expect(sampled.at(-1)).toEqual([atWork.no]);
  await look();
  expect(sampled).toHaveLength(6);
  await duty.close();
});

test("a job that two coordinators sample in the same millisecond costs neither of them its other samples", async () => {
  const database = await testDatabase();
  const client = await database.pool.connect();
  // In one transaction there is one time.
  await client.query("BEGIN");
  const own = (no: number) => ({ id: `job_${no}`, no, agreed: 1, failed: 0, slots: 0, cores: 1, ...NOTHING_PENDING });
  const sampled = async (nos: number[]) => {
    const jobs = nos.map((no) => own(no) as unknown as JobRun);
    const state = { jobs: new Map(jobs.map((one) => [one.id, one])), jobsAtWork: new Set(jobs) };
    let written: Promise<unknown> = Promise.resolve();
    const query = (text: string, values: unknown[]) => {
      written = client.query(text, values);
      return written;
    };
    const duty = jobSampler({
      coordinator: { state: state as unknown as State },
      pool: { query } as never,
      peers: { coresOf: ({ slots }) => slots },
      log: createLog("silent"),
    });
    await vi.advanceTimersByTimeAsync(SAMPLE_EVERY_MS);
    await written;
    await duty.close();
  };
  await sampled([1, 2]);
  await sampled([2, 3]);
  const { rows } = await client.query("SELECT job_no FROM job_sample ORDER BY job_no");
  expect(rows).toEqual([{ job_no: 1 }, { job_no: 2 }, { job_no: 3 }]);
  await client.query("ROLLBACK");
  client.release();
  await database.close();
});
