import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { HST, type InvoicingCity, openInvoicingCity } from "../invoices/testing/invoicing-city";
import type { Household } from "../rewards/testing/earning-city";
import { figureReport } from "./figure-report";
import { makeReport } from "./make-report";
import { readMoney } from "./read-money";
import { refuseIfWritten } from "./refuse-if-written";
import { postingRange } from "./report-range";

const { approveBatch, askPayout, csvYearlyReport, getYearlyReport, issueCreditNote, listYearlyReports } = checkedVerbs;
const { makeYearlyReport, payBatch, prepareBatch, setInvoiceTerms } = checkedVerbs;
const DOLLAR = 1_000_000_000;
const STRANGER: Context = { person: null, via: "web" };

let at: InvoicingCity;
let homes: Household[];
let customers: Context[];

const many = async <Made>(count: number, make: () => Promise<Made>): Promise<Made[]> => {
  const made: Made[] = [];
  for (let n = 0; n < count; n++) made.push(await make());
  return made;
};

/** One job of the first customer, which each of these households worked for; it ended in that month. */
async function work(households: readonly Household[], month: string, nanosEach = DOLLAR) {
  const [customer] = customers as [Context];
  const job = await at.job(customer, String((households.length * nanosEach) / DOLLAR));
  for (const { deviceId } of households) await at.charge(job, deviceId, nanosEach);
  await at.city.handle.pool.query(
    `UPDATE job SET state = 'finished', finished_at = $2, agreed = $3, failed = 1, fuel = $4, spent_nanos = $5 WHERE id = $1`,
    [job, `${month}-20T00:00:00Z`, households.length, 3_600 * FUEL_PER_CORE_SECOND, households.length * nanosEach],
  );
  return job;
}

const make = (year: number) => makeYearlyReport({ ctx: at.treasurer, input: { year } });

beforeAll(async () => {
  at = await openInvoicingCity();
  homes = await many(42, () => at.household());
  customers = await many(20, () => at.customer({ paid: "300" }));
  const job = await work(homes.slice(0, 25), "2020-03");
  await at.charge(job, homes[0]?.deviceId ?? "", DOLLAR, "reversal");
  await at.date("2020-03-10T00:00:00Z");
  const terms = { fromMonth: "2020-03", issuer: ["Stratford"], taxes: [HST] };
  await setInvoiceTerms({ ctx: at.treasurer, input: terms });
  await at.close("2020-03");
  await issueCreditNote({ ctx: at.treasurer, input: { number: 1, amount: "4.00", reason: "It was too slow" } });
  const rewardId = await at.reward("e-transfer");
  for (const home of homes.slice(1, 22)) {
    await at.free(home);
    await askPayout({ ctx: home.ctx, input: { rewardId, amount: "0.50" } });
  }
  const [ann, ben] = at.admins;
  const { batch } = await prepareBatch({ ctx: ann, input: { rewardId } });
  await approveBatch({ ctx: ben, input: { batchId: batch.id } });
  await payBatch({ ctx: ann, input: { batchId: batch.id } });
  await at.date("2020-12-31T23:59:59.999Z");
  // The next year: nineteen households, and two at the very end that had smaller numbers than what came before.
  await work(homes.slice(0, 19), "2021-01");
  await at.date("2021-01-01T00:00:00Z");
  const late = await work(homes.slice(0, 1), "2020-12", 2 * DOLLAR);
  await at.date("2020-12-31T12:00:00Z");
  expect(late).not.toBe(job);
  // A year without any work, then one with a single household.
  await work(homes.slice(0, 1), "2023-05");
  await at.date("2023-05-10T00:00:00Z");
});
afterAll(() => at.city.close());

/** Straight from the ledger, entry by entry. */
async function ledgerOf(year: number, account: string, kinds: string): Promise<number> {
  const { rows } = await at.city.handle.pool.query<{ nanos: number }>(
    `SELECT coalesce(sum(amount_nanos), 0)::bigint AS nanos FROM entry JOIN posting ON posting.id = posting_id
     WHERE account LIKE $1 AND kind ~ $2 AND at >= $3 AND at < $4`,
    [account, `^(${kinds})$`, `${year}-01-01T00:00:00Z`, `${year + 1}-01-01T00:00:00Z`],
  );
  return rows[0]?.nanos ?? 0;
}

test("what a report says of money is what the ledger says, to the nanodollar", async () => {
  const report = await make(2020);
  const { money } = report;
  expect(money).toEqual({
    chargedNanos: -(await ledgerOf(2020, "hold:%", "charge|reversal")) - 4 * DOLLAR,
    earnedNanos: await ledgerOf(2020, "device:%", "charge|reversal"),
    keptNanos: await ledgerOf(2020, accounts.revenue, ".*"),
    takenBackUnits: 1,
    endedNanos: 27 * DOLLAR,
  });
  expect(money?.chargedNanos).toBe((25 - 1 + 2 - 4) * DOLLAR);
  expect((money?.earnedNanos ?? 0) + (money?.keptNanos ?? 0)).toBe(money?.chargedNanos);
  expect(report.paidInNanos).toBe(-(await ledgerOf(2020, accounts.received, ".*")));
  expect(report.paidInNanos).toBe(6_000 * DOLLAR);
  expect(report.rewardsNanos).toBe(await ledgerOf(2020, accounts.paidOut, ".*"));
  expect(report.rewardsNanos).toBe(10.5 * DOLLAR);
});

test("its work is that of the jobs that ended in the year, with what it would have cost elsewhere", async () => {
  const report = await make(2020);
  expect(report).toMatchObject({ units: 28, jobs: 2, coreSeconds: 7_200, wattHours: 12, isWhole: true });
  expect(report.months).toEqual([
    { month: "2020-03", units: 26, jobs: 1, coreSeconds: 3_600 },
    { month: "2020-12", units: 2, jobs: 1, coreSeconds: 3_600 },
  ]);
  expect(report.people).toEqual({ households: 20, devices: 20 });
  const { fargateNanos, lambdaNanos, usDollarNanos } = report.elsewhere;
  expect(fargateNanos).toBe(Math.round(((2 / 1.8) * 49_370_000 * usDollarNanos) / DOLLAR));
  expect(lambdaNanos).toBeGreaterThan(fargateNanos);
});

test("the ledger is read in parts that give what it gives at once", async () => {
  const { pool } = at.city.handle;
  const range = await postingRange(pool, new Date("2020-01-01"), new Date("2021-01-01"));
  const whole = await readMoney(pool, range);
  expect(whole).toMatchObject({ payers: 20, payees: 21 });
  for (const step of [1, 7, 1_000]) expect(await readMoney(pool, range, step)).toEqual(whole);
});

test("of fewer than twenty households, customers or payees nothing is told, and of a year without work there is nothing", async () => {
  const few = { people: null, money: null, paidInNanos: null, rewardsNanos: null };
  expect(await make(2021)).toMatchObject({ ...few, units: 20, jobs: 1 });
  expect(await make(2022)).toMatchObject({ ...few, units: 0, coreSeconds: 0, jobs: 0, months: [] });
  expect(await make(2023)).toMatchObject({ ...few, units: 2 });
});

test("accounts of one home are one household, however many there are", async () => {
  const { pool } = at.city.handle;
  await work(homes.slice(0, 20), "2024-02");
  await at.date("2024-02-10T00:00:00Z");
  const span = { from: new Date("2024-01-01"), to: new Date("2025-01-01"), isWhole: true };
  const figures = () => figureReport({ pool, usDollarNanos: undefined }, span, []);
  expect((await figures()).people).toEqual({ households: 20, devices: 20 });
  await pool.query("UPDATE device SET network = 'one home' WHERE id = ANY($1)", [
    homes.slice(0, 2).map(({ deviceId }) => deviceId),
  ]);
  expect((await figures()).people).toBeNull();
  await pool.query("UPDATE device SET network = 'net ' || owner_id WHERE network = 'one home'");
});

test("who subtracts one edition from the next learns nothing of fewer than twenty households", async () => {
  const { pool } = at.city.handle;
  await work(homes.slice(0, 21), "2025-01");
  await at.date("2025-01-10T00:00:00Z");
  await work(homes.slice(0, 1), "2025-02");
  await at.date("2025-02-10T00:00:00Z");
  await work(homes.slice(1, 20), "2025-03");
  await at.date("2025-03-10T00:00:00Z");
  const until = (month: string, before: Awaited<ReturnType<typeof figureReport>>[]) =>
    figureReport(
      { pool, usDollarNanos: undefined },
      { from: new Date("2025-01-01"), to: new Date(month), isWhole: false },
      before,
    );
  const january = await until("2025-02-01", []);
  expect(january.money?.chargedNanos).toBe(21 * DOLLAR);
  const february = await until("2025-03-01", [january]);
  expect(february.money).toBeNull();
  const march = await until("2025-04-01", [january, february]);
  expect(march.money?.chargedNanos).toBe((21 + 1 + 19) * DOLLAR);
  expect((await until("2025-05-01", [january, february, march])).money).toEqual(march.money);
});

test("pressed twice, and at once on two coordinators, one edition is made; when its figures change, a second one", async () => {
  const { pool, prisma, config } = at.city.handle;
  const together = await Promise.all([1, 2, 3].map(() => makeReport({ pool, prisma, config }, at.treasurer, 2024)));
  expect(together.map(({ edition }) => edition)).toEqual([1, 1, 1]);
  expect((await make(2024)).edition).toBe(1);
  await pool.query("UPDATE device SET network = 'one home' WHERE id = ANY($1)", [
    homes.slice(0, 2).map(({ deviceId }) => deviceId),
  ]);
  const presses = await Promise.all([1, 2, 3].map(() => make(2024)));
  expect(presses.map(({ edition, editions }) => [edition, editions])).toEqual(Array(3).fill([2, 2]));
  await pool.query("UPDATE device SET network = 'net ' || owner_id WHERE network = 'one home'");
  const read = (edition?: number) =>
    getYearlyReport({ ctx: STRANGER, input: { year: 2024, ...(edition && { edition }) } });
  expect(await read()).toMatchObject({ edition: 2, editions: 2, people: null });
  expect(await read(1)).toMatchObject({ edition: 1, editions: 2, people: { households: 20 } });
  await expect(read(3)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { rows } = await pool.query(
    "SELECT facts FROM audit_line WHERE act = 'yearly-report.made' AND subject = '2024'",
  );
  expect(rows).toEqual([{ facts: { edition: 1 } }, { facts: { edition: 2 } }]);
  await expect(pool.query("UPDATE yearly_report SET figures = '{}'")).rejects.toThrow("cannot be changed");
  await expect(pool.query("DELETE FROM yearly_report")).rejects.toThrow("cannot be changed");
});

test("a year before the city, or of which no month has ended, is refused, and so is time that is still written", async () => {
  const { pool } = at.city.handle;
  await expect(make(2019)).rejects.toThrow("The city began after 2019");
  await expect(make(2099)).rejects.toThrow("Nothing can be said of 2099 yet");
  const open = await pool.connect();
  try {
    await open.query("BEGIN");
    const { rows } = await open.query<{ after: Date }>("SELECT now() + interval '5 ms' AS after");
    const after = rows[0]?.after ?? new Date(0);
    await expect(refuseIfWritten(pool, after)).rejects.toThrow("still being written");
    await open.query("ROLLBACK");
    await refuseIfWritten(pool, after);
  } finally {
    open.release();
  }
});

test("everybody reads it and its table, and it names nobody", async () => {
  await make(2020);
  const { reports, makeable } = await listYearlyReports({ ctx: STRANGER, input: {} });
  expect(reports.map(({ year }) => year)).toContain(2020);
  expect(makeable.at(-1)).toBe(2020);
  const report = await getYearlyReport({ ctx: STRANGER, input: { year: 2020 } });
  const texts: string[] = [];
  JSON.stringify(report, (_, value) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  expect(texts.filter((value) => !/^\d{4}-\d\d(-\d\d(T[\d:.]+Z)?)?$/.test(value))).toEqual([]);
  const table = await csvYearlyReport({ ctx: STRANGER, input: { year: 2020 } });
  const lines = (await text(table as AsyncIterable<string>)).trimEnd().split("\n");
  expect(lines[0]).toBe("figure,month,value,unit");
  expect(lines).toContain("paid-in-by-customers,,6000.00,CAD");
  expect(lines).toContain("units,2020-03,26,");
  const few = (await csvYearlyReport({ ctx: STRANGER, input: { year: 2021 } })) as AsyncIterable<string>;
  expect(await text(few)).toContain("\ncharged,,,CAD\n");
});
