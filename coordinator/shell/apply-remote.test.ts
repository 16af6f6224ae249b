import { expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";

const UNIT_NANOS = 1_000;
/** The number of units that the budget pays for: it runs out while a pending batch is being settled. */
const BUDGET = 5;
const PENDING_BATCH = cityPolicy.checking.pendingBatchUnits;
const policy = { checking: { ...cityPolicy.checking, trustedVoters: 1 } };

test("what another coordinator's command settles here is written, and not only kept in memory", async () => {
  const database = new MemoryDatabase();
  const spec = simulatedSpec("job_1" as never, "wasi");
  const units = 4 * PENDING_BATCH;
  const record = { ...jobRecord(1, units, BUDGET * UNIT_NANOS), spec, adaptive: true, replicas: 2, cores: 9 };
  database.addJob(record, PENDING_BATCH);
  const { coordinator, join, answer } = await openCoordinatorInMemory(database, { policy });
  const jobNow = () => coordinator.state.jobs.get(record.id);
  const stored = () => database.jobs.get(record.no)?.record;
  const sessions = [await join("one"), await join("two"), await join("three")];
  for (let turns = 0; turns < 200 && jobNow()?.state === "running"; turns++) {
    for (const session of sessions) await answer(session);
    coordinator.dispatch({ kind: "leases.swept" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await coordinator.settled();
  expect(jobNow()).toMatchObject({ state: "paused", reason: { kind: "budget-spent" } });
  const confirmed = [...(jobNow()?.checking ?? [])].filter(
    ({ waiting, spotChecks }) => spotChecks.size === 0 && waiting.size > 0,
  );
  expect(confirmed).toHaveLength(1);
  const settledBefore = stored()?.agreed ?? 0;

  const budgetNanos = 1_000 * UNIT_NANOS;
  const more = budgetNanos - record.budgetNanos;
  Object.assign(stored() ?? {}, { budgetNanos, state: "running" });
  database.post([
    { account: accounts.grants, amountNanos: -more },
    { account: accounts.hold(record.id), amountNanos: more },
  ]);
  coordinator.applyRemote({ kind: "job.changed", jobId: record.id, budgetNanos, state: "running" });
  await coordinator.settled();
  expect(jobNow()?.agreed).toBeGreaterThan(settledBefore);
  expect(stored()?.agreed).toBe(jobNow()?.agreed);
  await coordinator.close();
});

test("a program that crashed sandboxes at several coordinators is quarantined at all of them, and remains so when they restart", async () => {
  const database = new MemoryDatabase();
  const spec = simulatedSpec("job_2" as never, "wasi");
  const record = { ...jobRecord(2, 40, 1_000_000), spec };
  const program = spec.program.hash;
  database.addJob(record, 10);
  const here = await openCoordinatorInMemory(database, { policy });
  const crash = (nr: number) => ({ deviceNo: nr, household: `away${nr}` as never, network: null, engine: "firefox" });
  for (const nr of [1, 2, 3])
    here.coordinator.applyRemote({ kind: "program.crashed-sandbox", program, crash: crash(nr) });
  expect(here.coordinator.state.jobs.get(record.id)).toMatchObject({
    state: "paused",
    reason: { kind: "quarantined" },
  });
  await here.coordinator.settled();
  // Written by the coordinator at which it happened, and only by that one.
  expect(database.programs.size).toBe(0);
  expect(database.jobs.get(record.no)?.record.state).toBe("running");
  await here.coordinator.close();

  database.programs.set(program, { crashes: [1, 2, 3].map(crash), quarantined: true });
  const anew = await openCoordinatorInMemory(database, { policy });
  expect(anew.coordinator.state.jobs.get(record.id)).toMatchObject({
    state: "paused",
    reason: { kind: "quarantined" },
  });
  anew.coordinator.dispatch({ kind: "job.changed", jobId: record.id, state: "running", reason: null });
  await anew.coordinator.settled();
  expect(database.jobs.get(record.no)?.record).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  anew.coordinator.dispatch({ kind: "quarantine.lifted", program });
  await anew.coordinator.settled();
  expect(database.jobs.get(record.no)?.record).toMatchObject({ state: "running", reason: null });
  expect(database.programs.size).toBe(0);
  await anew.coordinator.close();
});
