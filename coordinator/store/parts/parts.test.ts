import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Commit, createCommit } from "#core/coordination/effects";
import type { JobRecord, JobState } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import { seededRandom } from "#core/random";
import type { Database } from "../../database/open-database";
import { testDatabase } from "../../database/test-database";
import { brokenLaws } from "../../testing/broken-laws";
import { seedJob } from "../../testing/seed-job";
import { settledAlone } from "../laws/sample-commits";
import { createPostgresUnitStore, type PostgresUnitStore } from "../postgres-unit-store";
import type { KnownDevice } from "../unit-store";

/** What `settledAlone` charges for a unit. */
const PRICE = 100;

let database: Database;
let stores: PostgresUnitStore[];
let a: PostgresUnitStore;
let b: PostgresUnitStore;
let device: KnownDevice;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  stores = ["a", "b", "c"].map((owner) => createPostgresUnitStore(database.pool, owner, database.commits));
  [a, b] = stores as [PostgresUnitStore, PostgresUnitStore];
  for (const store of stores) await store.beginTerm();
  const seen = { id: "dev_one" as DeviceId, label: "One", engine: "chromium", cores: 1, network: null };
  device = await a.joinDevice(seen);
});

afterAll(() => database.close());

async function openJob(budgetUnits: number, units = 1_000): Promise<JobRecord> {
  const jobId = await seedJob(database.pool, { units, replicas: 1, budgetNanos: budgetUnits * PRICE });
  const job = await a.openJob(jobId);
  if (!job) throw new Error("the job was not opened");
  return job;
}

/** Settles that unit at the store's coordinator. */
const settle = (store: PostgresUnitStore, job: JobRecord, unit: number) =>
  store.commit(settledAlone(job, device, [unit]));

function ending({ no: jobNo, id: jobId, customerId, cores, budgetNanos }: JobRecord, state: JobState): Commit {
  return { ...createCommit(), states: [{ jobNo, jobId, customerId, cores, budgetNanos, state, reason: null }] };
}

async function row<Row>(text: string, values: unknown[]): Promise<Row> {
  const { rows } = await database.pool.query(text, values);
  return rows[0] as Row;
}

const spentByRow = async (job: JobRecord) =>
  (await row<{ spent: number }>("SELECT spent_nanos AS spent FROM job WHERE no = $1", [job.no])).spent;

const lawsHold = async () => expect(await brokenLaws(database.pool)).toEqual([]);

test("a group waits for nothing that others' groups, or whoever adds up what they wrote, have locked", async () => {
  const job = await openJob(100);
  await settle(a, job, 0);
  await settle(b, job, 1);
  const holder = await database.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM job WHERE no = $1 FOR NO KEY UPDATE", [job.no]);
    const shared = [accounts.hold(job.id), accounts.revenue];
    await holder.query("SELECT FROM ledger_account WHERE id = ANY($1::text[]) FOR UPDATE", [shared]);
    await holder.query("SELECT FROM job_part WHERE job_no = $1 AND term LIKE 'a.%' FOR UPDATE", [job.no]);
    await holder.query("SELECT FROM revenue_part WHERE term LIKE 'a.%' FOR UPDATE");
    const written = settle(b, job, 2).then(() => "written");
    expect(await Promise.race([written, sleep(10_000).then(() => "waits")])).toBe("written");
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
  }
  await lawsHold();
});

test("any coordinator spends the last of a budget, whichever took parts of it, and none spends more", async () => {
  const job = await openJob(30);
  for (let unit = 0; unit < 30; unit++) await settle(stores[unit % 3] as PostgresUnitStore, job, unit);
  await lawsHold();
  for (const store of stores) await expect(settle(store, job, 30)).rejects.toThrow(/has less than 100 nanodollars/);
  expect(await a.jobFacts([job.id])).toMatchObject([{ agreed: 30, spentNanos: 30 * PRICE }]);
  await lawsHold();
});

test("two that take parts of a budget at the same moment do not take the same one", async () => {
  const job = await openJob(10);
  const holder = await database.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM ledger_account WHERE id = $1 FOR UPDATE", [accounts.hold(job.id)]);
  await holder.query("INSERT INTO job_part (job_no, term, budget_nanos) VALUES ($1, 'another.1', $2)", [
    job.no,
    job.budgetNanos,
  ]);
  const written = settle(b, job, 0);
  await sleep(200);
  await holder.query("COMMIT");
  holder.release();
  await written;
  await lawsHold();
});

test("what is added to a budget can be spent by whoever comes first", async () => {
  const job = await openJob(1);
  await settle(a, job, 0);
  await expect(settle(b, job, 1)).rejects.toThrow();
  const more = 2 * PRICE;
  await database.pool.query("UPDATE job SET budget_nanos = budget_nanos + $2 WHERE no = $1", [job.no, more]);
  await database.pool.query(
    `WITH p AS (INSERT INTO posting (kind, subject, facts) VALUES ('hold', $1, '{"reason": "more-budget"}') RETURNING id),
     e AS (INSERT INTO entry SELECT id, account, amount FROM p, (VALUES ('city:grants', -$2::bigint), ('hold:' || $1, $2::bigint)) AS v (account, amount))
     UPDATE ledger_account SET balance_nanos = balance_nanos + CASE id WHEN 'city:grants' THEN -$2::bigint ELSE $2::bigint END
     WHERE id IN ('city:grants', 'hold:' || $1)`,
    [job.id, more],
  );
  await settle(b, job, 1);
  await settle(a, job, 2);
  await expect(settle(a, job, 3)).rejects.toThrow();
  await lawsHold();
});

test("totals and balances are behind until they are added up, and a job that ends has all of them", async () => {
  const [going, ended] = [await openJob(100), await openJob(100, 2)];
  for (const store of stores) await store.addUp();
  const revenueBefore = await row<{ nanos: number }>(REVENUE, [accounts.revenue]);
  await settle(a, going, 0);
  await settle(a, ended, 0);
  await settle(b, ended, 1);
  expect(await spentByRow(going)).toBe(0);
  await b.commit(ending(ended, "finished"));
  expect(await spentByRow(ended)).toBe(2 * PRICE);
  await lawsHold();
  await Promise.all([a.addUp(), b.addUp()]);
  expect(await spentByRow(going)).toBe(PRICE);
  const revenue = await row<{ nanos: number }>(REVENUE, [accounts.revenue]);
  expect(revenue.nanos - revenueBefore.nanos).toBe(3 * 20);
  await expect(settle(a, ended, 2)).rejects.toThrow();
  await lawsHold();
});

const REVENUE = "SELECT balance_nanos AS nanos FROM ledger_account WHERE id = $1";

test("what a coordinator had settled and not added up when it died is added up by another", async () => {
  const job = await openJob(100);
  await settle(a, job, 0);
  await createPostgresUnitStore(database.pool, "a").beginTerm();
  await expect(settle(a, job, 1)).rejects.toThrow(/term/);
  await b.addUp();
  expect(await spentByRow(job)).toBe(PRICE);
  expect(await row("SELECT count(*) AS parts FROM job_part WHERE job_no = $1", [job.no])).toEqual({ parts: 0 });
  for (let unit = 1; unit < 100; unit++) await settle(b, job, unit);
  await lawsHold();
});

test("whatever three coordinators do at the same time, budgets and totals are exact", {
  timeout: 120_000,
}, async () => {
  const random = seededRandom(7);
  const jobs = await Promise.all([20, 50, 1_000, 0].map((budget) => openJob(budget)));
  const next = new Map(jobs.map((job) => [job, 0]));
  let refused = 0;
  const live = async (store: PostgresUnitStore) => {
    for (let step = 0; step < 60; step++) {
      const job = jobs[Math.floor(random() * jobs.length)] as JobRecord;
      const unit = next.get(job) ?? 0;
      next.set(job, unit + 1);
      const units = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, nth) => unit * 5 + nth);
      if (random() < 0.2) await store.addUp();
      if (random() < 0.05) await store.beginTerm();
      if (random() < 0.02) await store.commit(ending(job, "cancelled"));
      await store.commit(settledAlone(job, device, units)).catch(() => refused++);
    }
  };
  await Promise.all(stores.map(live));
  await lawsHold();
  expect(refused).toBeGreaterThan(0);
  for (const store of stores) await store.addUp();
  await lawsHold();
});
