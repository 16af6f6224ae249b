import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ONTARIO_TARIFFS } from "#core/home/ontario-tariffs";
import type { CustomerId } from "#core/ids";
import { DAY, SECOND } from "#core/time";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { LIMITS } from "#protocol/limits";
import type { AdminRole } from "#protocol/people/roles";
import { type TariffForm, tariffText } from "#protocol/written-tariffs";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { flatTariff } from "../api/testing/flat-tariff";
import type { Context } from "../auth/context";
import { noteWork } from "../forecasts/note-work";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";

const { changeTariff, claimDevice, getTariff, getTariffs, listAudit, listTariffs, setHouseholdRules, takeBackSetting } =
  checkedVerbs;

const STRANGER: Context = { person: null, via: "web" };
const SECRETS = { AUTH_SECRET: "a".repeat(32), STORAGE_KEY: "b".repeat(32) };
const TOU = ONTARIO_TARIFFS[0] as (typeof ONTARIO_TARIFFS)[number];
const SHIPPED = ["ontario-tou", "ontario-ulo", "ontario-tiered"];

/** Two coordinators of one city; calls are answered by the second, and the device is at the first. */
let other: TestCoordinator;
let city: TestCoordinator;
let people = 0;

beforeAll(async () => {
  other = await startTestCoordinator({}, SECRETS);
  city = await startTestCoordinator({}, { ...SECRETS, DATABASE_URL: other.handle.config.databaseUrl ?? "" });
});

afterAll(async () => {
  await city.close();
  await other.close();
});

beforeEach(async () => {
  await city.handle.pool.query("TRUNCATE setting_change, setting_taken_back");
  await Promise.all([city, other].map(({ handle }) => handle.settings.read()));
});

async function person(role: AdminRole | "person"): Promise<Context & { person: { id: string } }> {
  people += 1;
  const [name, email] = [`Person ${people}`, `person${people}@example.org`];
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  await city.handle.prisma.person.update({ where: { id }, data: { role } });
  return { person: { id, name, email, role }, via: "test" };
}

interface Changes {
  from?: string;
  seen?: number;
  ctx?: Context;
}

const change = (tariff: string, form: TariffForm, { ctx = city.admin, ...rest }: Changes = {}) =>
  changeTariff({ ctx, input: { tariff, form, reason: "The board says so", ...rest } });

const formOf = ({ id: _, ...form }: (typeof ONTARIO_TARIFFS)[number]) => JSON.parse(tariffText(form)) as TariffForm;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const offered = ({ handle }: TestCoordinator) => handle.config.tariffs.tariffs.map(({ id }) => id);
const priceOf = ({ handle }: TestCoordinator, id: string) =>
  handle.config.tariffs.tariffs.find((one) => one.id === id)?.periods[0]?.nanosPerKwh.flat;
const viewOf = (tariff: string) => getTariff({ ctx: city.admin, input: { tariff } });

test("a city begins with the shipped tariffs, and one that an admin writes is everybody's at every coordinator", async () => {
  expect(offered(city)).toEqual(SHIPPED);
  expect(await viewOf("ontario-tou")).toMatchObject({ form: formOf(TOU), newest: 0, changes: [] });
  const ctx = await person("treasurer");
  await change("co-op", flatTariff("11.5"), { ctx });
  expect((await getTariffs({ ctx: STRANGER, input: {} })).tariffs.map(({ id }) => id)).toEqual([...SHIPPED, "co-op"]);
  await until("the other coordinator offers it", () => priceOf(other, "co-op") === 115_000_000);
  expect(await viewOf("co-op")).toMatchObject({
    form: { periods: [{ cents: { flat: "11.5" } }] },
    changes: [{ state: "holds", was: null, by: ctx.person?.name, reason: "The board says so" }],
  });
  const { lines } = await listAudit({ ctx: city.admin, input: {} });
  expect(lines[0]).toMatchObject({ act: "tariff.changed", subject: "co-op", detail: "offered: The board says so" });
});

test("a change that is announced holds at its moment at each coordinator, without news, and can be taken back before", async () => {
  await change("co-op", flatTariff("11"));
  await change("co-op", flatTariff("12"), { from: inMs(3 * SECOND) });
  const { change: taken } = await change("co-op", flatTariff("99"), { from: inMs(4 * SECOND) });
  await takeBackSetting({ ctx: city.admin, input: { change: taken, reason: "A mistake" } });
  const { tariffs } = await listTariffs({ ctx: city.admin, input: {} });
  expect(tariffs.find(({ tariff }) => tariff === "co-op")?.ahead).toHaveLength(1);
  expect(priceOf(city, "co-op")).toBe(110_000_000);
  await until(
    "its moment comes",
    () => priceOf(city, "co-op") === 120_000_000 && priceOf(other, "co-op") === 120_000_000,
  );
  const late = Date.now() + 2 * SECOND;
  await until("the one that was taken back would hold", () => Date.now() > late);
  expect(priceOf(city, "co-op")).toBe(120_000_000);
  expect((await viewOf("co-op")).changes.map(({ state }) => state)).toEqual(["taken-back", "holds", "past"]);
  const { lines } = await listAudit({ ctx: city.admin, input: {} });
  expect(lines[0]).toMatchObject({ act: "tariff.taken-back", subject: "co-op", detail: "A mistake" });
});

test("a household's devices are told the prices that hold, and power is reckoned by them", async () => {
  const ada = await person("person");
  await change("co-op", flatTariff("10"));
  await until("the other coordinator offers it", () => priceOf(other, "co-op") === 100_000_000);
  const device = other.device({ slots: 0 });
  await device.receives("welcome");
  await claimDevice({ ctx: ada, input: { deviceToken: device.deviceToken } });
  await setHouseholdRules({ ctx: ada, input: { rules: { ...NO_HOUSEHOLD_RULES, tariff: "co-op" } } });
  const told = () => device.receivedOf("settings").at(-1)?.rules?.tariff?.periods[0]?.nanosPerKwh.flat;
  await until("it knows its tariff", () => told() === 100_000_000);
  const { pool } = city.handle;
  const { rows } = await pool.query<{ no: number }>("SELECT no FROM device WHERE id = $1", [device.deviceId]);
  const no = rows[0]?.no ?? 0;
  const powerOf = async () => {
    const { rows: days } = await pool.query<{ sum: number }>(
      "SELECT coalesce(sum(power_nanos), 0)::float8 AS sum FROM device_day WHERE device_no = $1",
      [no],
    );
    return days[0]?.sum ?? 0;
  };
  const anHour = () => noteWork(pool, new Map([[no, 3_600_000]]), city.handle.config.tariffs.tariffs, Date.now());
  await anHour();
  const before = await powerOf();
  await change("co-op", flatTariff("20"));
  await until("it is told the new price", () => told() === 200_000_000);
  await anHour();
  expect((await powerOf()) - before).toBe(2 * before);
  device.close();
});

test("a tariff that is withdrawn is offered no more, and whoever chose it keeps it", async () => {
  await change("co-op", { ...flatTariff("10"), isWithdrawn: true });
  expect(city.handle.config.tariffs.tariffs.find(({ id }) => id === "co-op")).toMatchObject({ isWithdrawn: true });
  expect(await viewOf("co-op")).toMatchObject({ form: { isWithdrawn: true }, changes: [{ was: null }] });
  const rules = { ...NO_HOUSEHOLD_RULES, tariff: "co-op" };
  await setHouseholdRules({ ctx: await person("person"), input: { rules } });
  const unknown = setHouseholdRules({ ctx: await person("person"), input: { rules: { ...rules, tariff: "no-op" } } });
  await expect(unknown).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

const PERIOD = flatTariff("1").periods[0] as TariffForm["periods"][number];
const HALF = { ...PERIOD, until: "2021-01-01" };

test.each([
  [
    "an hour with two prices",
    [{ ...PERIOD, cents: { flat: "1", "on-peak": "2" }, weekdays: { flat: "0-24", "on-peak": "7-9" } }],
    /2020-01-01, 7:00 on weekdays has two prices/,
  ],
  [
    "an hour without a price",
    [{ ...PERIOD, weekends: { flat: "0-12 13-24" } }],
    /12:00 on weekends and holidays has no price/,
  ],
  ["two periods at once", [PERIOD, { ...PERIOD, from: "2021-01-01" }], /From 2021-01-01 on two periods hold at once/],
  ["days without prices", [HALF, { ...PERIOD, from: "2021-03-01" }], /from 2021-01-01 to the day before 2021-03-01/],
  ["no period", [], /has no period/],
  ["no such day", [{ ...PERIOD, from: "2021-02-30" }], /“2021-02-30” is no day/],
  ["a negative price", [{ ...PERIOD, cents: { flat: "-1" } }], /“-1”: write cents/],
] as const)("%s is refused with its place", async (_, periods, sentence) => {
  const form = { ...flatTariff("1"), periods: [...periods] } as TariffForm;
  await expect(change("co-op", form)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching(sentence),
  });
  expect(offered(city)).toEqual(SHIPPED);
});

test("what is too large, hides its text or is nobody's to write is refused", async () => {
  const many = Array.from({ length: 100 }, (_, at) => ({
    ...PERIOD,
    from: `${2000 + at}-01-01`,
    until: `${2001 + at}-01-01`,
  }));
  const long = change("co-op", { ...flatTariff("1"), periods: many });
  await expect(long).rejects.toMatchObject({ code: "INVALID_INPUT", message: expect.stringContaining("10,000") });
  for (const form of [flatTariff("1", "a\u202eb"), flatTariff("1", "x".repeat(201)), flatTariff("1", " ")])
    await expect(change("co-op", form)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  for (const tariff of ["UPPER", "../x", "a".repeat(41), ""])
    await expect(change(tariff, flatTariff("1"))).rejects.toMatchObject({ code: "INVALID_INPUT" });
  for (const role of ["moderator", "read-only", "person"] as const)
    await expect(change("co-op", flatTariff("1"), { ctx: await person(role) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  await expect(viewOf("co-op")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of two admins who decide by the same page one looks again, and a tariff that stays as it is is no change", async () => {
  await change("co-op", flatTariff("1"));
  const { newest } = await viewOf("co-op");
  const both = await Promise.allSettled([
    change("co-op", flatTariff("2"), { seen: newest }),
    change("co-op", flatTariff("3"), { seen: newest }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(change("ontario-tou", formOf(TOU))).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(change("co-op", flatTariff("9"), { from: inMs(-DAY) })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a city has had at most so many tariffs, and what cannot be read any more is not offered", async () => {
  const row = { value: "", was: "", holdsFrom: new Date(0), madeBy: "x", reason: "x" };
  const { prisma, settings } = city.handle;
  const free = LIMITS.MAX_TARIFFS - SHIPPED.length;
  const others = Array.from({ length: free - 1 }, (_, at) => ({ ...row, setting: `tariff:t${at}` }));
  await prisma.settingChange.createMany({ data: others });
  await change("last", flatTariff("1"));
  await expect(change("one-more", flatTariff("1"))).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  await change("last", flatTariff("2"));
  await prisma.settingChange.create({ data: { ...row, setting: "tariff:t0", value: "{", holdsFrom: new Date() } });
  await settings.read();
  expect(offered(city)).toEqual([...SHIPPED, "last"]);
  await expect(listTariffs({ ctx: city.admin, input: {} })).resolves.toBeDefined();
});
