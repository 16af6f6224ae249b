import { expect, test } from "vitest";
import type { JobRun, State } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { QueueWatch } from "./queue-watch";

type Shown = Pick<JobRun, "id" | "state" | "cores" | "units" | "agreed" | "failed">;

function city(...jobs: Partial<Shown>[]) {
  const runs = jobs.map((job, at) => ({
    id: `job_${at}` as JobId,
    ...{ state: "running", cores: 4, units: 100, agreed: 0, failed: 0, pendingBatches: new Map(), checking: [] },
    ...job,
  }));
  const state = { stopped: false, jobs: new Map(runs.map((job) => [job.id, job as unknown as JobRun])) };
  return { state: state as Pick<State, "jobs" | "stopped">, runs };
}

test("the job that has made no progress for longest is named, until it makes some", () => {
  const { state, runs } = city({}, {});
  const watch = new QueueWatch();
  watch.look(state, 0);
  Object.assign(runs[0] ?? {}, { agreed: 1 });
  watch.look(state, 1_000);
  expect(watch.longest(5_000)).toEqual({ jobId: "job_1", ms: 5_000 });
  Object.assign(runs[1] ?? {}, { failed: 1 });
  watch.look(state, 5_000);
  expect(watch.longest(5_000)).toEqual({ jobId: "job_0", ms: 4_000 });
});

test.each([
  ["paused", { state: "paused" }],
  ["dialled to zero", { cores: 0 }],
  ["waiting for its inputs", { units: 0 }],
] as const)("a job that is %s does not wait", (_, job) => {
  const { state } = city(job);
  const watch = new QueueWatch();
  watch.look(state, 0);
  expect(watch.longest(9_000)).toBeNull();
});

test("while the city is stopped nothing waits, and an ended job is forgotten", () => {
  const { state, runs } = city({});
  const watch = new QueueWatch();
  watch.look(state, 0);
  watch.look({ ...state, stopped: true }, 1_000);
  expect(watch.longest(2_000)).toBeNull();
  watch.look(state, 2_000);
  state.jobs.delete(runs[0]?.id as JobId);
  watch.look(state, 3_000);
  expect(watch.longest(4_000)).toBeNull();
});
