import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId, DeviceId } from "#core/ids";
import type { MonthStatement } from "#protocol/api/months";
import { proveReceipts } from "#suites/kit/customers/prove-receipts";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { workThrough } from "../api/testing/test-device";
import type { Context } from "../auth/context";
import { demotionOf, settledAlone } from "../store/laws/sample-commits";
import { createPostgresUnitStore } from "../store/postgres-unit-store";
import { seedJob } from "../testing/seed-job";

const { addBudget, cancelJob, csvMonth, getAccount, getMonth, giveMoney, streamReceipts, submitJob } = checkedVerbs;

const NOW = new Date().toISOString().slice(0, 7);
const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];

let city: TestCity;
let ctx: Context;
let admin: Context;
let jobId: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  admin = await city.person("Grace", "owner");
  const inputs = { kind: "range", from: 1, to: 6 } as const;
  const program = await city.upload(DOUBLE);
  ({ id: jobId } = await submitJob({ ctx, input: manifest(program, { replicas: 1, inputs }) }));
  await workThrough(city, (unit) => `${unit} is fine`);
  await giveMoney({ ctx: admin, input: { customerId: ctx.person?.id ?? "", amount: "3", note: "For a thesis" } });
  const open = await submitJob({ ctx, input: manifest(program, { name: "Half done, and stopped", inputs, cores: 0 }) });
  await addBudget({ ctx, input: { jobId: open.id, amount: "0.05" } });
  await cancelJob({ ctx, input: { jobId: open.id } });
  await submitJob({ ctx, input: manifest(program, { name: "Still open", inputs, cores: 0 }) });
});

afterAll(() => city.close());

const month = (of = NOW, who = ctx) => getMonth({ ctx: who, input: { month: of } });
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const total = ({ freeNanos, heldNanos }: MonthStatement["opening"]) => freeNanos + heldNanos;
const chargesOf = ({ jobs, otherJobs }: MonthStatement) =>
  sum([...jobs, otherJobs].map(({ chargedNanos, returnedNanos }) => chargedNanos - returnedNanos));
const movedIn = (one: MonthStatement) => sum(one.movements.map(({ amountNanos }) => amountNanos)) - chargesOf(one);

async function chargedByReceipts(id: string): Promise<number> {
  const pieces = (await streamReceipts({ ctx, input: { jobId: id } })) as AsyncIterable<string>;
  return (await proveReceipts(await text(pieces))).sumNanos;
}

test("a month's lines lead from one balance to the next, and its charges are those of the receipts", async () => {
  const statement = await month();
  expect(total(statement.opening)).toBe(0);
  expect(total(statement.closing)).toBe(movedIn(statement));
  expect(statement.movements).toMatchObject([
    { kind: "welcome", amountNanos: 5e9 },
    { kind: "gift", about: "For a thesis", amountNanos: 3e9 },
  ]);
  expect(statement.jobs.map((job) => job.jobId)).toEqual([jobId]);
  expect(statement.jobs[0]?.chargedNanos).toBe(await chargedByReceipts(jobId));
  expect(chargesOf(statement)).toBeGreaterThan(0);
  const { balanceNanos } = await getAccount({ ctx, input: {} });
  expect(statement.closing.freeNanos).toBe(balanceNanos);
  expect(statement.closing.heldNanos).toBeGreaterThan(0);
});

test("the table has the same, to the nanodollar", async () => {
  const statement = await month();
  const csv = await text((await csvMonth({ ctx, input: { month: NOW } })) as AsyncIterable<string>);
  const rows = csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const nanosOf = (row: string[] | undefined) => Number(row?.at(-1));
  expect(rows[0]).toEqual(["kind", "at", "job", "about", "amount_cad", "amount_nanos"]);
  expect(sum(rows.slice(1, -1).map(nanosOf))).toBe(nanosOf(rows.at(-1)));
  expect(nanosOf(rows.at(-1))).toBe(total(statement.closing));
  expect(rows.find(([kind]) => kind === "charge")?.[2]).toBe(jobId);
});

test("what was taken back is in the month in which it was, and nobody else's money is in it", async () => {
  const { pool } = city.handle;
  const person = await city.person("Linus");
  const store = createPostgresUnitStore(pool, "another");
  await store.beginTerm();
  const seen = { label: "A device", engine: "other", cores: 1, network: null };
  const device = await store.joinDevice({ ...seen, id: "dev_month" as DeviceId });
  const id = await seedJob(pool, { units: 9, replicas: 1, adaptive: true, customerId: person.person?.id ?? "" });
  const job = await store.openJob(id);
  if (!job) throw new Error("the job was not opened");
  await store.claimBlocks(job.no, 1);
  await store.commit(settledAlone(job, device, [0, 1, 2]));
  await store.commit(demotionOf(device));
  const statement = await month(NOW, person);
  expect(statement.jobs).toMatchObject([{ jobId: id, chargedNanos: 300, returnedNanos: 300 }]);
  expect(total(statement.closing)).toBe(movedIn(statement));
});

test("months follow one another without a gap, however postings and months lie", async () => {
  const { pool } = city.handle;
  const id = "per_edith" as CustomerId;
  const person: Context = { person: { id, name: "Edith", email: "", role: "person" }, via: "web" };
  const account = `customer:${id}`;
  await pool.query("INSERT INTO ledger_account (id, kind) VALUES ($1, 'customer')", [account]);
  for (const [at, amount] of [
    ["2026-07-31T23:59:59.999Z", 1],
    ["2026-08-01T00:00:00.000Z", 20],
    // A transaction that began before the one whose number it follows.
    ["2026-07-31T23:59:58.000Z", 300],
    ["2026-09-30T23:59:59.999Z", 4_000],
  ] as const)
    await pool.query(
      `WITH p AS (INSERT INTO posting (at, kind, subject, facts) VALUES ($1, 'gift', '', '{}') RETURNING id),
       e AS (INSERT INTO entry SELECT id, v.account, v.amount FROM p, (VALUES ($2, $3::bigint), ('city:grants', -$3::bigint)) AS v (account, amount))
       UPDATE ledger_account SET balance_nanos = balance_nanos + CASE id WHEN $2 THEN $3::bigint ELSE -$3::bigint END
       WHERE id IN ($2, 'city:grants')`,
      [at, account, amount],
    );
  const statements = await Promise.all([...MONTHS, NOW].map((of) => month(of, person)));
  expect(statements.slice(0, 4).map(movedIn)).toEqual([301, 20, 4_000, 0]);
  for (const [at, one] of statements.entries()) {
    expect(total(one.closing)).toBe(total(one.opening) + movedIn(one));
    if (at < 3) expect(total(one.closing)).toBe(total(statements[at + 1]?.opening ?? one.opening));
  }
});

test("what is no month is refused", async () => {
  for (const wrong of ["2026-13", "2026", "1999-01", "2026-11-01", "'; --"])
    await expect(month(wrong)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});
