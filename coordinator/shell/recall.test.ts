import { expect, test } from "vitest";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { createMemoryUnitStore } from "../store/memory/memory-unit-store";
import type { UnitStore } from "../store/unit-store";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";

const UNITS_PER_BLOCK = 4;
const BLOCKS = 40;
const policy = { unitsPerBlock: UNITS_PER_BLOCK, blocksPerJob: 30 };

async function openJob() {
  const database = new MemoryDatabase();
  const spec = simulatedSpec("job_1" as never, "wasi");
  const record = { ...jobRecord(1, BLOCKS * UNITS_PER_BLOCK, 1_000_000_000), spec, cores: 99 };
  database.addJob(record, UNITS_PER_BLOCK);
  const inMemory = createMemoryUnitStore(database, "a");
  let claims = 0;
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  /** The second claim is written at once, but its answer arrives late. */
  const claimBlocks: UnitStore["claimBlocks"] = async (jobNo, count) => {
    const claimed = await inMemory.claimBlocks(jobNo, count);
    claims += 1;
    if (claims === 2) await arrival;
    return claimed;
  };
  const store = { ...inMemory, claimBlocks };
  const { coordinator, join } = await openCoordinatorInMemory(database, { store, policy });
  const blocks = database.jobs.get(record.no)?.blocks ?? [];
  const here = () => [...(coordinator.state.jobs.get(record.id)?.blocks.keys() ?? [])];
  return { record, blocks, here, coordinator, join, store, arrive, claims: () => claims };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a late result whose block is being loaded from the store waits for it, and is not mistaken for one of a finished block", async () => {
  const { record, blocks, here, coordinator, join, arrive, claims } = await openJob();
  await join("one", 8);
  for (let turns = 0; turns < 100 && claims() < 2; turns++) await turn();
  const coming = blocks.findIndex(({ seq, free }) => !free && !here().includes(seq));
  expect(coming).toBeGreaterThanOrEqual(0);
  const recalled = coordinator.recall(record.id, coming);
  expect(await Promise.race([recalled, turn()])).toBeUndefined();
  arrive();
  expect(await recalled).toBe("here");
  expect(here()).toContain(coming);
  await coordinator.close();
});

test("a late result of a free block has it claimed, one of another coordinator's block waits, and one of a stopped job waits at its device", async () => {
  const { record, blocks, coordinator } = await openJob();
  Object.assign(blocks[5] ?? {}, { free: false, owner: "b" });
  Object.assign(blocks[6] ?? {}, { free: false, owner: null });
  const places = [4, 5, 6].map((block) => coordinator.recall(record.id, block));
  expect(await Promise.all(places)).toEqual(["here", "away", "settled"]);
  expect(blocks[4]).toMatchObject({ free: false, owner: "a" });
  expect(await coordinator.recall("job_unknown" as never, 0)).toBe("job-over");
  coordinator.dispatch({ kind: "job.changed", jobId: record.id, cores: 0 });
  expect(await coordinator.recall(record.id, 7)).toBe("here");
  expect(blocks[7]?.free).toBe(true);
  await coordinator.close();
});

test("a block whose claim was written but not confirmed is not forgotten: the memory is rebuilt", async () => {
  const { record, blocks, coordinator, store } = await openJob();
  const { claimBlock } = store;
  store.claimBlock = async (jobNo, seq) => {
    await claimBlock(jobNo, seq);
    store.claimBlock = claimBlock;
    throw new Error("as if the connection had broken");
  };
  expect(await coordinator.recall(record.id, 4)).toBe("away");
  await coordinator.ready();
  expect(blocks[4]?.free).toBe(true);
  expect(await coordinator.recall(record.id, 4)).toBe("here");
  await coordinator.close();
});
