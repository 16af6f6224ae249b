import { expect, test } from "vitest";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { createMemoryUnitStore } from "../store/memory/memory-unit-store";
import type { UnitStore } from "../store/unit-store";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";

test("a job that is cancelled while it is read from the store does not reappear", async () => {
  const database = new MemoryDatabase();
  const record = { ...jobRecord(1, 8, 1_000_000_000), spec: simulatedSpec("job_1" as never, "wasi") };
  database.addJob(record, 4);
  const inMemory = createMemoryUnitStore(database, "a");
  let asked: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const openJob: UnitStore["openJob"] = async (jobId) => {
    const read = structuredClone(await inMemory.openJob(jobId));
    asked();
    await arrival;
    return read;
  };
  const { coordinator } = await openCoordinatorInMemory(database, { store: { ...inMemory, openJob } });
  const opening = coordinator.openJob(record.id);
  await isAsked;
  const reason = { kind: "cancelled-by-customer" } as const;
  coordinator.dispatch({ kind: "job.changed", jobId: record.id, state: "cancelled", reason });
  arrive();
  await opening;
  expect(coordinator.state.jobs.has(record.id)).toBe(false);
  await coordinator.close();
  expect(database.jobs.get(record.no)?.record.state).toBe("cancelled");
});
