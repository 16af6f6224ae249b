import { expect, test } from "vitest";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { createMemoryUnitStore } from "../store/memory/memory-unit-store";
import type { UnitStore } from "../store/unit-store";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";

/** A job of four units on a device with four worker slots. */
async function atWork(claimBlocks?: (claim: UnitStore["claimBlocks"]) => UnitStore["claimBlocks"]) {
  const database = new MemoryDatabase();
  const record = { ...jobRecord(1, 4, 1_000_000_000), spec: simulatedSpec("job_1" as never, "wasi") };
  database.addJob(record, 4);
  const inMemory = createMemoryUnitStore(database, "a");
  const store = claimBlocks ? { ...inMemory, claimBlocks: claimBlocks(inMemory.claimBlocks) } : inMemory;
  const city = await openCoordinatorInMemory(database, { store });
  const devices = [await city.join("device", 4)];
  const answerAll = async () => {
    for (const device of devices) await city.answer(device);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const inStore = () => database.jobs.get(record.no)?.record;
  /** The device works, and the store is refreshed in between, until the job has ended. */
  const finish = async () => {
    for (let round = 0; round < 100 && inStore()?.state !== "finished"; round++) {
      await answerAll();
      await city.coordinator.refresh();
    }
    expect(inStore()).toMatchObject({ state: "finished", units: 7, agreed: 7 });
    await city.coordinator.close();
  };
  return { ...city, database, record, devices, answerAll, finish };
}

test("a job that was settled here while it grew elsewhere is opened again, and ends with its new units", async () => {
  let isClaimed: () => void = () => undefined;
  const claimed = new Promise<void>((resolve) => {
    isClaimed = resolve;
  });
  const { database, record, finish } = await atWork((claim) => async (jobNo, count) => {
    const answer = await claim(jobNo, count);
    isClaimed();
    return answer;
  });
  await claimed;
  database.growJob(record.no, 3);
  await finish();
});

test("a claim that arrives when all known units of its job are settled releases its blocks, because the job has grown", async () => {
  let letGo: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let claims = 0;
  const claimLate =
    (claim: UnitStore["claimBlocks"]): UnitStore["claimBlocks"] =>
    async (jobNo, count) => {
      claims += 1;
      if (claims === 1) return { ...(await claim(jobNo, 1)), more: true };
      const second = await claim(jobNo, count);
      await later;
      return second;
    };
  const { coordinator, database, record, devices, join, answerAll, finish } = await atWork(claimLate);
  database.growJob(record.no, 3);
  devices.push(await join("other", 4));
  for (let round = 0; round < 100 && coordinator.state.jobs.has(record.id); round++) await answerAll();
  expect(coordinator.state.jobs.has(record.id)).toBe(false);
  letGo();
  await finish();
});
