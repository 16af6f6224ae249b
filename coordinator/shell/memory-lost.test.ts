import { expect, test } from "vitest";
import { createCommit } from "#core/coordination/effects";
import { createState } from "#core/coordination/state";
import { seededRandom } from "#core/random";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { steadyClock } from "../clock";
import { asApiError } from "../refusals/as-api-error";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { createMemoryUnitStore } from "../store/memory/memory-unit-store";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";
import { until } from "../testing/until";
import { CommitGroup } from "./commit-group";
import { Memory } from "./memory";

test("every caller that waits for a lost group is asked to try again, whatever the cause", async () => {
  const memory = new Memory(() => createState(cityPolicy, "g", seededRandom(1)));
  const failures: unknown[] = [];
  const group = new CommitGroup({
    memory,
    clock: steadyClock,
    write: async () => {
      throw new Error("as if the statement had been refused");
    },
    committed: () => undefined,
    failed: (error) => failures.push(error),
  });
  Object.assign(group.gathering, { ...createCommit(), quarantined: ["program"] });
  const refused = await group.settled().catch((error: unknown) => error);
  expect(failures).toHaveLength(1);
  expect(asApiError(refused)?.code).toBe("UNAVAILABLE");

  const looked = group.betweenGroups(async () => undefined).catch((error: unknown) => error);
  group.lose(new Error("Commands of other coordinators may have been missed."));
  expect(asApiError(await looked)?.code).toBe("UNAVAILABLE");
  await group.close();
});

test("a job that ends while it is read from the store again does not reappear", async () => {
  const database = new MemoryDatabase();
  const spec = simulatedSpec("job_1" as never, "wasi");
  const record = { ...jobRecord(1, 8, 1_000_000), spec };
  database.addJob(record, 4);
  const inMemory = createMemoryUnitStore(database, "a");
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let reads = 0;
  const openJob: typeof inMemory.openJob = async (jobId) => {
    const read = await inMemory.openJob(jobId);
    reads += 1;
    await answered;
    return read;
  };
  const { coordinator } = await openCoordinatorInMemory(database, { store: { ...inMemory, openJob } });
  const cancelled = { kind: "cancelled-by-customer" } as const;
  const [once, again] = [coordinator.openJob(record.id), coordinator.openJob(record.id)];
  await until("the job is read", () => reads > 0);
  answer();
  await Promise.all([once, again]);
  expect(reads).toBe(1);
  coordinator.dispatch({ kind: "job.changed", jobId: record.id, state: "cancelled", reason: cancelled });
  await coordinator.settled();
  expect(coordinator.state.jobs.has(record.id)).toBe(false);
  await coordinator.close();
});

test("a device that joins while the memory is read back is disconnected when that fails, too", async () => {
  const database = new MemoryDatabase();
  const inMemory = createMemoryUnitStore(database, "a");
  let fails: (error: Error) => void = () => undefined;
  let reads = 0;
  const openJobs: typeof inMemory.openJobs = () => {
    reads += 1;
    return reads === 2 ? new Promise((_, reject) => (fails = reject)) : inMemory.openJobs();
  };
  let connected: string[] = [];
  const restarted = () => (connected = []);
  const { coordinator, join } = await openCoordinatorInMemory(database, {
    store: { ...inMemory, openJobs },
    restarted,
  });
  const rebuilt = coordinator.restart(new Error("as if a write had failed"));
  await until("it is read back", () => reads === 2);
  // It was being identified when the memory was lost.
  connected.push(await join("late"));
  fails(new Error("as if the database had gone away"));
  await rebuilt;
  expect(connected.filter((sessionId) => !coordinator.state.sessions.has(sessionId as never))).toEqual([]);
  expect(reads).toBe(3);
  await coordinator.close();
});
