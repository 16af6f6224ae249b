import { expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSheet } from "#core/testing/simulated-sheet";
import { jobRecord } from "./store/laws/sample-commits";
import { MemoryDatabase } from "./store/memory-unit-store";
import { openCoordinatorInMemory } from "./testing/coordinator-in-memory";

const UNIT_NANOS = 1_000;
/** Units that the budget pays for: it ends while a clearing is being settled. */
const BUDGET = 8;
const CLEARING = cityPolicy.checking.clearingUnits;
const policy = { checking: { ...cityPolicy.checking, trustedVoices: 1 } };

test("what another coordinator's command lets settle here is written, and not only believed", async () => {
  const database = new MemoryDatabase();
  const sheet = simulatedSheet("job_1" as never, "wasi");
  const units = 4 * CLEARING;
  const record = { ...jobRecord(1, units, BUDGET * UNIT_NANOS), sheet, adaptive: true, replicas: 2, cores: 9 };
  database.addJob(record, CLEARING);
  const { coordinator, join, answer } = await openCoordinatorInMemory(database, { policy });
  const jobNow = () => coordinator.city.jobs.get(record.id);
  const stored = () => database.jobs.get(record.no)?.record;
  const sessions = [await join("one"), await join("two"), await join("three")];
  for (let turns = 0; turns < 200 && jobNow()?.state === "running"; turns++) {
    for (const session of sessions) await answer(session);
    coordinator.dispatch({ kind: "leases.swept" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await coordinator.settled();
  expect(jobNow()).toMatchObject({ state: "paused", reason: expect.stringContaining("budget is spent") });
  const cleared = [...(jobNow()?.checking ?? [])].filter(({ held, checks }) => checks.size === 0 && held.size > 0);
  expect(cleared).toHaveLength(1);
  const settledBefore = stored()?.agreed ?? 0;

  const budgetNanos = 1_000 * UNIT_NANOS;
  const more = budgetNanos - record.budgetNanos;
  Object.assign(stored() ?? {}, { budgetNanos, state: "running" });
  database.post([
    { account: accounts.grants, amountNanos: -more },
    { account: accounts.hold(record.id), amountNanos: more },
  ]);
  coordinator.obey({ kind: "job.changed", jobId: record.id, budgetNanos, state: "running" });
  await coordinator.settled();
  expect(jobNow()?.agreed).toBeGreaterThan(settledBefore);
  expect(stored()?.agreed).toBe(jobNow()?.agreed);
  await coordinator.close();
});
