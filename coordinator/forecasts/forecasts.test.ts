import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MIN_FORECAST_DAYS } from "#core/economics/forecast-month";
import { POWER } from "#core/home/power";
import type { Tariff } from "#core/home/tariff";
import { accounts } from "#core/ledger/ledger";
import { HOUR } from "#core/time";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";
import { tallyWork } from "../pride/tally-work";
import { plainPerson } from "../pride/testing/plain-person";
import { writePosting } from "../store/write-posting";
import { closeForecasts } from "./close-forecasts";
import { makeForecasts } from "./make-forecasts";
import { noteWork } from "./note-work";
import { todayOfCity } from "./today-of-city";

const { getForecast, removeDevice, submitJob } = checkedVerbs;
const CENT = 10_000_000;

let city: TestCity;

beforeAll(async () => {
  city = await openTestCity();
});
afterAll(() => city.close());
beforeEach(() => city.handle.pool.query("TRUNCATE device_day, forecast, household_rules"));

interface Home {
  ctx: Context;
  personId: string;
}

async function home(): Promise<Home> {
  const ctx = await plainPerson(city);
  return { ctx, personId: ctx.person?.id ?? "" };
}

let devices = 0;

async function device(ownerId: string | null): Promise<{ id: string; no: number }> {
  devices += 1;
  const data = { id: `dev_lamp${devices}`, label: "A lamp", engine: "chromium", cores: 2, ownerId };
  return city.handle.prisma.device.create({ data, select: { id: true, no: true } });
}

/** Days of a device that end with the day before `before`: the first of them counts as the one on which it came. */
const lived = (deviceNo: number, before: string, days: number, nanos: number, powerNanos = 1) =>
  city.handle.pool.query(
    `INSERT INTO device_day SELECT $1, $2::date - n, $4::bigint, 3600000, $5::bigint FROM generate_series(1, $3::int) AS n`,
    [deviceNo, before, days, nanos, powerNanos],
  );

const forecastOf = ({ ctx }: Home) => getForecast({ ctx, input: {} });

test("nobody is told anything before fourteen full days, and then what the days say, for the household and each device", async () => {
  const here = await home();
  const today = await todayOfCity(city.handle.pool);
  expect(await forecastOf(here)).toMatchObject({ household: { kind: "too-early", days: 0 }, devices: [], months: [] });
  const [first, second] = [await device(here.personId), await device(here.personId)];
  await lived(first.no, today, MIN_FORECAST_DAYS, CENT);
  expect((await forecastOf(here)).household).toEqual({
    ...{ kind: "too-early", days: MIN_FORECAST_DAYS - 1, neededDays: MIN_FORECAST_DAYS },
  });
  await lived(second.no, today, MIN_FORECAST_DAYS + 1, 3 * CENT);
  const told = await forecastOf(here);
  // The first device came a day after the second: on that day the household had only one of them.
  expect(told.household).toMatchObject({
    kind: "likely",
    days: MIN_FORECAST_DAYS,
    likelyNanos: 30 * 4 * CENT,
    powerNanos: 60,
  });
  expect(told.devices.map(({ deviceId }) => deviceId)).toEqual([first.id, second.id]);
  expect(told.devices[1]?.forecast).toMatchObject({ kind: "likely", likelyNanos: 90 * CENT, lowNanos: 90 * CENT });
  expect(told.devices[0]?.forecast).toMatchObject({ kind: "too-early" });
});

test("a device that was removed earns nothing any more, and nobody sees another household's", async () => {
  const [here, there] = [await home(), await home()];
  const today = await todayOfCity(city.handle.pool);
  const gone = await device(here.personId);
  await lived(gone.no, today, 20, CENT);
  expect((await forecastOf(there)).household).toMatchObject({ kind: "too-early", days: 0 });
  await removeDevice({ ctx: here.ctx, input: { deviceId: gone.id } });
  expect((await forecastOf(here)).household).toMatchObject({ kind: "too-early", days: 0 });
});

test("what was said at a month's beginning stays as it was, whatever happens or is said again, and its end is put beside it", async () => {
  const { pool } = city.handle;
  const here = await home();
  const lamp = await device(here.personId);
  await lived(lamp.no, "2026-10-01", 29, 2 * CENT);
  // A day of the month itself, which nothing may rest on.
  await lived(lamp.no, "2026-10-02", 1, 900 * CENT);
  await Promise.all(Array.from({ length: 6 }, () => makeForecasts(pool, "2026-10-02")));
  const said = await forecastOf(here);
  expect(said.months).toMatchObject([
    { month: "2026-10", deviceId: null, likelyNanos: 62 * CENT, days: 28, ended: null },
    { month: "2026-10", deviceId: lamp.id, likelyNanos: 62 * CENT, days: 28, ended: null },
  ]);
  await pool.query("UPDATE device_day SET credit_nanos = credit_nanos * 7 WHERE day < '2026-10-01'");
  await makeForecasts(pool, "2026-10-03");
  // Not while the ledger may still be read, and not twice.
  await closeForecasts(pool, "2026-11-01");
  expect(await forecastOf(here)).toEqual(said);
  await closeForecasts(pool, "2026-11-02");
  await pool.query("UPDATE device_day SET credit_nanos = 1");
  await closeForecasts(pool, "2026-11-03");
  const { months } = await forecastOf(here);
  expect(months.map(({ ended }) => ended)).toEqual(
    [0, 0].map(() => ({ earnedNanos: 900 * CENT, powerNanos: 1, verdict: "above" })),
  );
  expect(months.map(({ likelyNanos }) => likelyNanos)).toEqual([62 * CENT, 62 * CENT]);
});

test("after the third day nothing is said of a month any more, because that would be hindsight", async () => {
  const { pool, prisma } = city.handle;
  const here = await home();
  await lived((await device(here.personId)).no, "2026-10-01", 29, CENT);
  await makeForecasts(pool, "2026-10-04");
  expect(await prisma.forecast.count()).toBe(0);
});

test("a household of many devices has a bounded number of rows, and old ones go", async () => {
  const { pool, prisma } = city.handle;
  const here = await home();
  for (let at = 0; at < LIMITS.MAX_FORECAST_DEVICES + 5; at++)
    await lived((await device(here.personId)).no, "2026-10-01", 29, at * CENT);
  await makeForecasts(pool, "2026-10-01");
  expect(await prisma.forecast.count()).toBe(LIMITS.MAX_FORECAST_DEVICES + 1);
  await closeForecasts(pool, "2026-11-15");
  expect(await prisma.deviceDay.count()).toBeGreaterThan(0);
  await closeForecasts(pool, "2027-01-15");
  expect([await prisma.deviceDay.count(), await prisma.forecast.count()]).toEqual([0, LIMITS.MAX_FORECAST_DEVICES + 1]);
  await closeForecasts(pool, "2027-12-15");
  expect(await prisma.forecast.count()).toBe(0);
});

test("more households than one reading takes are all told, and who leaves meanwhile is not", async () => {
  const { pool, prisma } = city.handle;
  const people = LIMITS.MAX_HOUSEHOLDS_FORECAST_AT_ONCE + 3;
  await pool.query(
    `INSERT INTO person (id, name, email) SELECT 'fc' || n, 'F', 'fc' || n FROM generate_series(1, $1) AS n`,
    [people],
  );
  await pool.query(`INSERT INTO device (id, label, engine, cores, owner_id)
    SELECT 'dev_' || id, 'A lamp', 'chromium', 1, id FROM person WHERE id LIKE 'fc%'`);
  await pool.query(`INSERT INTO device_day SELECT no, date '2026-10-01' - n, 1000, 1, 1
    FROM device, generate_series(1, 19) AS n WHERE owner_id LIKE 'fc%'`);
  await pool.query("UPDATE person SET deleted_at = now() WHERE id = 'fc2'");
  await makeForecasts(pool, "2026-10-01");
  expect(await prisma.forecast.count({ where: { deviceNo: 0 } })).toBe(people - 1);
});

test("hours are what the city saw, at the household's tariff or what we assume; devices of nobody are not noted", async () => {
  const { pool, prisma } = city.handle;
  const [here, there] = [await home(), await home()];
  const [dear, plain, own, nobodys] = [
    await device(here.personId),
    await device(there.personId),
    await device(there.personId),
    await device(null),
  ];
  const all = (nanosPerKwh: number | undefined, id: string): Tariff => ({
    ...{ id, name: { en: "T", fr: "T" }, timeZone: "America/Toronto", source: "" },
    periods: [
      {
        ...{ from: "2020-01-01", until: null, holidays: [] },
        nanosPerKwh: nanosPerKwh === undefined ? {} : { flat: nanosPerKwh },
        weekdays: Array.from({ length: 24 }, () => "flat" as const),
        weekends: Array.from({ length: 24 }, () => "flat" as const),
      },
    ],
  });
  const rules = (tariff: string) => ({ ...NO_HOUSEHOLD_RULES, tariff });
  await prisma.householdRules.create({ data: { personId: here.personId, rules: rules("dear") } });
  await prisma.device.update({ where: { no: own.no }, data: { ownRules: rules("gap") } });
  const seen = new Map([dear, plain, own, nobodys].map(({ no }) => [no, HOUR]));
  const tariffs = [all(1_000_000_000, "dear"), all(undefined, "gap")];
  await noteWork(pool, seen, tariffs, Date.now());
  await noteWork(pool, seen, tariffs, Date.now());
  const rows = await prisma.deviceDay.findMany({ orderBy: { deviceNo: "asc" } });
  const cost = (nanosPerKwh: number) => BigInt((2 * POWER.wattsPerCore * nanosPerKwh) / 1_000);
  expect(rows.map(({ deviceNo, coreMs, powerNanos }) => [deviceNo, coreMs, powerNanos])).toEqual([
    [dear.no, BigInt(2 * HOUR), cost(1_000_000_000)],
    [plain.no, BigInt(2 * HOUR), cost(POWER.nanosPerKwh)],
    [own.no, BigInt(2 * HOUR), cost(POWER.nanosPerKwh)],
  ]);
});

test("a day counts what others' jobs credited, less what was taken back, and never the household's own jobs", async () => {
  const { pool, prisma } = city.handle;
  const here = await home();
  const [lamp, nobodys] = [await device(here.personId), await device(null)];
  await tallyWork(pool);
  const credit = async (deviceId: string, amountNanos: number, subject: string, kind: "charge" | "reversal") => {
    const entries = [
      { account: accounts.device(deviceId), amountNanos },
      { account: accounts.revenue, amountNanos: -amountNanos },
    ];
    await prisma.$transaction((tx) => writePosting(tx, { kind, units: 1, subject, entries }));
  };
  const own = await submitJob({
    ctx: await city.person("Own"),
    input: manifest(await city.upload(DOUBLE), { budget: "0.10" }),
  });
  await prisma.job.update({ where: { id: own.id }, data: { customerId: here.personId } });
  await credit(lamp.id, 50, "job_others", "charge");
  await credit(lamp.id, -20, "job_others", "reversal");
  await credit(lamp.id, 900, own.id, "charge");
  await credit(nobodys.id, 70, "job_others", "charge");
  await Promise.all(Array.from({ length: 4 }, () => tallyWork(pool)));
  await tallyWork(pool);
  expect(await prisma.deviceDay.findMany({ select: { deviceNo: true, creditNanos: true, coreMs: true } })).toEqual([
    { deviceNo: lamp.no, creditNanos: 30n, coreMs: 0n },
  ]);
});
