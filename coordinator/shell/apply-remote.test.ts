import { expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSheet } from "#core/testing/simulated-sheet";
import { jobRecord } from "../store/laws/sample-commits";
import { MemoryDatabase } from "../store/memory/memory-database";
import { openCoordinatorInMemory } from "../testing/coordinator-in-memory";

const UNIT_NANOS = 1_000;
/** Units that the budget pays for: it ends while a clearing is being settled. */
const BUDGET = 5;
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
  expect(jobNow()).toMatchObject({ state: "paused", reason: { kind: "budget-spent" } });
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
  coordinator.applyRemote({ kind: "job.changed", jobId: record.id, budgetNanos, state: "running" });
  await coordinator.settled();
  expect(jobNow()?.agreed).toBeGreaterThan(settledBefore);
  expect(stored()?.agreed).toBe(jobNow()?.agreed);
  await coordinator.close();
});

test("a program that ended boxes at several coordinators is quarantined at all of them, and stays so when they start anew", async () => {
  const database = new MemoryDatabase();
  const sheet = simulatedSheet("job_2" as never, "wasi");
  const record = { ...jobRecord(2, 40, 1_000_000), sheet };
  const program = sheet.program.hash;
  database.addJob(record, 10);
  const here = await openCoordinatorInMemory(database, { policy });
  const death = (nr: number) => ({ deviceNo: nr, household: `away${nr}` as never, network: null, engine: "firefox" });
  for (const nr of [1, 2, 3]) here.coordinator.applyRemote({ kind: "program.ended-box", program, death: death(nr) });
  expect(here.coordinator.city.jobs.get(record.id)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  await here.coordinator.settled();
  // Written by the one that it happened at, and only there.
  expect(database.programs.size).toBe(0);
  expect(database.jobs.get(record.no)?.record.state).toBe("running");
  await here.coordinator.close();

  database.programs.set(program, { deaths: [1, 2, 3].map(death), quarantined: true });
  const anew = await openCoordinatorInMemory(database, { policy });
  expect(anew.coordinator.city.jobs.get(record.id)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  anew.coordinator.dispatch({ kind: "job.changed", jobId: record.id, state: "running", reason: null });
  await anew.coordinator.settled();
  expect(database.jobs.get(record.no)?.record).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  anew.coordinator.dispatch({ kind: "quarantine.lifted", program });
  await anew.coordinator.settled();
  expect(database.jobs.get(record.no)?.record).toMatchObject({ state: "running", reason: null });
  expect(database.programs.size).toBe(0);
  await anew.coordinator.close();
});
