import { expect, test } from "vitest";
import type { Returned } from "#core/coordination/events";
import type { DeviceId, SessionId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import { seededRandom } from "#core/random";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSheet } from "#core/testing/simulated-sheet";
import { millis } from "#core/time";
import { Coordinator } from "./coordinator";
import { createLog } from "./log";
import type { BlobStore } from "./storage/blob-store";
import { jobRecord } from "./store/laws/sample-commits";
import { createMemoryUnitStore, MemoryDatabase } from "./store/memory-unit-store";

const FUEL = 1_000_000;
const UNIT_NANOS = 1_000;
/** Units that the budget pays for: it ends while a clearing is being settled. */
const BUDGET = 8;
const CLEARING = cityPolicy.checking.clearingUnits;

/** A coordinator on a store in memory, and what its devices were granted. */
async function openCity(database: MemoryDatabase) {
  const granted = new Map<SessionId, { grantId: string; units: number[] }[]>();
  const coordinator = new Coordinator({
    policy: { ...cityPolicy, checking: { ...cityPolicy.checking, trustedVoices: 1 } },
    store: createMemoryUnitStore(database, "a"),
    blobs: {} as BlobStore,
    log: createLog("silent"),
    now: () => millis(Date.now()),
    newEpoch: () => "g",
    random: seededRandom(1),
    databaseReady: async () => undefined,
  });
  await coordinator.start({
    say: (message) => {
      if (message.kind === "grant") granted.get(message.to)?.push(message);
    },
    committed: () => undefined,
    reopened: () => undefined,
    restarted: () => undefined,
  });
  const join = async (name: string) => {
    const seen = { id: `dev_${name}` as DeviceId, label: "", engine: "chromium", cores: 1, network: null };
    const known = await createMemoryUnitStore(database, "a").joinDevice(seen);
    const sessionId = name as SessionId;
    granted.set(sessionId, []);
    coordinator.dispatch({ kind: "device.joined", sessionId, device: { ...known, streak: 100 } });
    coordinator.dispatch({ kind: "device.offered", sessionId, slots: 1 });
    return sessionId;
  };
  /** Answers one grant of the session, when it has one. */
  const answer = async (sessionId: SessionId) => {
    const grant = granted.get(sessionId)?.shift();
    if (!grant) return;
    const results = grant.units.map(rightAnswer);
    coordinator.dispatch({ kind: "results.returned", sessionId, grantId: grant.grantId as never, results });
    await coordinator.settled();
  };
  return { coordinator, join, answer };
}

const rightAnswer = (unit: number): Returned => ({
  kind: "output",
  unit,
  digest: new Uint8Array([unit]),
  output: new Uint8Array([unit]),
  outputBytes: 1,
  fuel: FUEL,
  ms: 1,
});

test("what another coordinator's command lets settle here is written, and not only believed", async () => {
  const database = new MemoryDatabase();
  const sheet = simulatedSheet("job_1" as never, "wasi");
  const units = 4 * CLEARING;
  const record = { ...jobRecord(1, units, BUDGET * UNIT_NANOS), sheet, adaptive: true, replicas: 2, cores: 9 };
  database.addJob(record, CLEARING);
  const { coordinator, join, answer } = await openCity(database);
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
