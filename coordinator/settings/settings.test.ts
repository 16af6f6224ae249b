import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { DAY, SECOND } from "#core/time";
import type { SettingName } from "#protocol/settings/city-settings";
import { answer } from "../api/tenancy/testing/open-tenancy-city";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { CLIENT_NETWORK_HEADER } from "../auth/client-address";
import type { Context } from "../auth/context";
import { tallyWork } from "../pride/tally-work";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";
import { firstPrice } from "./first-price";

const { changeRole, changeSetting, getPrices, listAudit, listSettings, previewJob, submitJob, takeBackSetting } =
  checkedVerbs;

const STRANGER: Context = { person: null, via: "web" };
const SECRETS = { AUTH_SECRET: "a".repeat(32), STORAGE_KEY: "b".repeat(32) };
const CENT = 10_000_000;

/** Two coordinators of one city; calls are answered by the second. */
let other: TestCoordinator;
let city: TestCoordinator;

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

let people = 0;

async function person(role: "owner" | "operator" | "treasurer" | "moderator" | "read-only" | "person") {
  people += 1;
  const [name, email] = [`Person ${people}`, `person${people}@example.org`];
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  await city.handle.prisma.person.update({ where: { id }, data: { role } });
  return { id, ctx: { person: { id, name, email, role }, via: "test" } satisfies Context };
}

interface Changes {
  from?: string;
  seen?: number;
  ctx?: Context;
}

const change = (setting: SettingName, value: string, { ctx = city.admin, ...rest }: Changes = {}) =>
  changeSetting({ ctx, input: { setting, value, reason: "The council says so", ...rest } });

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function viewOf(setting: SettingName) {
  const { settings } = await listSettings({ ctx: city.admin, input: {} });
  const found = settings.find((one) => one.setting === setting);
  if (!found) throw new Error(`${setting} is not listed.`);
  return found;
}

const priceAt = ({ handle }: TestCoordinator) => handle.config.pricePerCoreHourNanos;

test("a city begins as its environment says, and a change holds at every coordinator without a restart", async () => {
  expect(await viewOf("core-hour-price")).toMatchObject({ value: "0.02", initial: "0.02", newest: 0, changes: [] });
  const { ctx, id } = await person("treasurer");
  await change("core-hour-price", "0.0300", { ctx });
  expect(priceAt(city)).toBe(3 * CENT);
  await until("the other coordinator goes by it", () => priceAt(other) === 3 * CENT);
  const view = await viewOf("core-hour-price");
  expect(view).toMatchObject({
    value: "0.03",
    changes: [{ state: "holds", value: "0.03", was: "0.02", by: ctx.person.name, reason: "The council says so" }],
  });
  const { lines } = await listAudit({ ctx: city.admin, input: {} });
  expect(lines[0]).toMatchObject({
    ...{ act: "setting.changed", subject: "core-hour-price", detail: "0.02 → 0.03: The council says so" },
    actor: expect.stringContaining(id),
  });
});

test("a coordinator that missed the news learns of it by itself", async () => {
  await city.handle.prisma.settingChange.create({
    data: { setting: "city-name", value: "New Hamburg", was: "", holdsFrom: new Date(0), madeBy: "x", reason: "x" },
  });
  expect(other.handle.config.cityName).toBe("Stratford");
  await other.handle.settings.read();
  expect(other.handle.config.cityName).toBe("New Hamburg");
});

test("an announced change is told to everybody at once, and holds at its moment at each coordinator, without news", async () => {
  const from = inMs(3 * SECOND);
  await change("core-hour-price", "0.05", { from });
  await change("open-jobs", "100", { from: inMs(DAY) });
  const prices = await getPrices({ ctx: STRANGER, input: {} });
  expect(prices).toEqual({
    ...{ coreHourNanos: 2 * CENT, residentsPercent: 80 },
    // Limits are nobody's business until they hold.
    ahead: [{ setting: "core-hour-price", value: "0.05", from }],
  });
  await until("the other coordinator knows of it", () => other.handle.settings.ahead().length === 2);
  const { rows } = await city.handle.pool.query<{ calls: string }>(CALLS_OF_SETTINGS);
  await until("its moment comes", () => priceAt(city) === 5 * CENT && priceAt(other) === 5 * CENT);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(from));
  expect((await getPrices({ ctx: STRANGER, input: {} })).ahead).toEqual([]);
  expect(rows).toHaveLength(1);
});

const CALLS_OF_SETTINGS = "SELECT count(*) AS calls FROM setting_change";

test("a submitted job keeps its price and its residents' share, and work of both counts alike on the boards", async () => {
  const { ctx } = await person("person");
  const program = await city.upload(Buffer.from(DOUBLE));
  const submit = async (name: string) =>
    (
      await submitJob({
        ctx,
        input: manifest(program, { name, replicas: 1, inputs: { kind: "range", from: 1, to: 4 } }),
      })
    ).id;
  await change("core-hour-price", "2");
  const before = await submit("before");
  await change("core-hour-price", "20");
  await change("residents-share", "50");
  const after = await submit("after");
  const device = city.device({ answer: (unit) => ({ ...answer(unit), ms: SECOND }) });
  await until("both are computed", () =>
    [before, after].every((id) => device.acknowledged.get(id as never)?.size === 4),
  );
  const job = (id: string) => city.handle.prisma.job.findUniqueOrThrow({ where: { id } });
  const [one, two] = [await job(before), await job(after)];
  const rates = [one, two].map(({ spentNanos, fuel }) => Number(spentNanos) / Number(fuel));
  expect((rates[1] ?? 0) / (rates[0] ?? 0)).toBeCloseTo(10, 1);
  const shares = async (no: number) => {
    const { rows } = await city.handle.pool.query<{ share: number }>(
      "SELECT sum(credit_nanos) / sum(price_nanos) AS share FROM replica WHERE job_no = $1",
      [no],
    );
    return Number(rows[0]?.share);
  };
  expect(await shares(one.no)).toBeCloseTo(0.8, 2);
  expect(await shares(two.no)).toBeCloseTo(0.5, 2);
  const tallied = async () => {
    await tallyWork(city.handle.pool, firstPrice(city.handle.settings));
    const { rows } = await city.handle.pool.query<{ sum: number }>(
      "SELECT device_work.credit_nanos::float8 AS sum FROM device_work JOIN device ON no = device_no WHERE period = 'all' AND id = $1",
      [device.deviceId],
    );
    return rows[0]?.sum ?? 0;
  };
  // As if all of it had been paid four fifths of two cents an hour.
  const counted = (Number(one.spentNanos) / 100 + Number(two.spentNanos) / 1_000) * 0.8;
  // While the city's own duty is tallying, nobody else does.
  await until("everything is tallied", async () => (await tallied()) / counted > 0.95);
  expect((await tallied()) / counted).toBeCloseTo(1, 1);
  device.close();
});

test("an estimate is at the price that a job would have now", async () => {
  const { ctx } = await person("person");
  const program = await city.upload(Buffer.from(DOUBLE));
  const estimate = async () => {
    const input = { manifest: manifest(program), triedFuel: [1e9], drawnFuel: [1e9, 1e9, 1e9, 1e9] };
    return (await previewJob({ ctx, input })).estimate?.perUnitNanos ?? 0;
  };
  const before = await estimate();
  await change("core-hour-price", "0.2");
  expect((await estimate()) / before).toBeCloseTo(10, 1);
});

test.each([
  ["core-hour-price", "-1", "an amount from 0 to C$100"],
  ["core-hour-price", "1e9", "an amount from 0 to C$100"],
  ["residents-share", "101", "a percentage from 0 to 100"],
  ["us-dollar", "0", "an amount above 0"],
  ["open-jobs", "0", "a whole number from 1 to 1,000"],
  ["vetting", "some", "none or first-jobs"],
  ["audit-kept", "179", "a whole number from 180 to 36,500, written without spaces, or empty"],
  ["city-name", "\u202e", "a line of 1 to 60 visible characters"],
] as const)("%s: %j is refused in a sentence that says what is allowed", async (setting, value, sentence) => {
  await expect(change(setting, value)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringContaining(sentence),
  });
  expect((await viewOf(setting)).changes).toEqual([]);
});

test("a date in the past, one too far ahead, and a change that changes nothing are refused", async () => {
  const past = change("welcome-gift", "1", { from: inMs(-SECOND) });
  await expect(past).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("past") });
  const far = change("welcome-gift", "1", { from: inMs(400 * DAY) });
  await expect(far).rejects.toMatchObject({ message: expect.stringContaining("366 days") });
  await expect(change("welcome-gift", "5")).rejects.toMatchObject({ message: expect.stringContaining("anyway") });
  expect((await viewOf("welcome-gift")).changes).toEqual([]);
});

test("of two admins who decide by the same page at once, one is asked to look again", async () => {
  await change("welcome-gift", "1");
  const { newest } = await viewOf("welcome-gift");
  const both = await Promise.allSettled([
    change("welcome-gift", "2", { seen: newest }),
    change("welcome-gift", "3", { seen: newest }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CONFLICT", message: expect.stringContaining("Somebody has changed this setting") },
  });
  expect((await viewOf("welcome-gift")).changes).toHaveLength(2);
});

test("a change that is taken back never holds, and stays in the history; one that holds is not taken back", async () => {
  const from = inMs(2 * SECOND);
  const { change: no } = await change("core-hour-price", "0.05", { from });
  const { change: held } = await change("core-hour-price", "0.04");
  const reason = "A mistake";
  await takeBackSetting({ ctx: city.admin, input: { change: no, reason } });
  await until("the other coordinator forgets it", () => other.handle.settings.ahead().length === 0);
  for (const one of [no, held])
    await expect(takeBackSetting({ ctx: city.admin, input: { change: one, reason } })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  await until("its moment has passed", () => Date.now() > Date.parse(from));
  expect([priceAt(city), priceAt(other)]).toEqual([4 * CENT, 4 * CENT]);
  expect(await viewOf("core-hour-price")).toMatchObject({
    value: "0.04",
    changes: [{ state: "taken-back", takenBack: { reason } }, { state: "holds" }],
  });
});

test("for how long history is kept is the owners' to say, also that it is for ever again", async () => {
  expect([city, other].map(({ handle }) => handle.config.historyDays.units)).toEqual([undefined, undefined]);
  const { ctx } = await person("owner");
  await change("units-kept", "90", { ctx });
  expect(city.handle.config.historyDays).toEqual({ units: 90, plots: undefined, audit: undefined });
  await until("the other coordinator goes by it", () => other.handle.config.historyDays.units === 90);
  await change("units-kept", "", { ctx });
  expect(city.handle.config.historyDays.units).toBeUndefined();
});

test("each role changes what is its own", async () => {
  const { ctx: treasurer } = await person("treasurer");
  const { ctx: operator } = await person("operator");
  const { ctx: moderator } = await person("moderator");
  await change("core-hour-price", "0.03", { ctx: treasurer });
  await change("open-jobs", "20", { ctx: operator });
  const refused = [
    change("open-jobs", "21", { ctx: treasurer }),
    change("core-hour-price", "0.04", { ctx: operator }),
    change("city-name", "Elsewhere", { ctx: operator }),
    change("units-kept", "30", { ctx: operator }),
    change("vetting", "first-jobs", { ctx: moderator }),
  ];
  for (const one of refused) await expect(one).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { change: no } = await change("open-jobs", "30", { from: inMs(DAY), ctx: operator });
  const back = takeBackSetting({ ctx: treasurer, input: { change: no, reason: "Not mine" } });
  await expect(back).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a demoted admin's announcement stands, is pointed out, and is anybody's to take back", async () => {
  const { id, ctx } = await person("treasurer");
  const { change: no } = await change("core-hour-price", "90", { from: inMs(DAY), ctx });
  expect((await viewOf("core-hour-price")).changes[0]).toMatchObject({ state: "ahead", isOrphaned: false });
  await changeRole({ ctx: city.admin, input: { customerId: id, role: "read-only" } });
  expect((await viewOf("core-hour-price")).changes[0]).toMatchObject({ state: "ahead", isOrphaned: true });
  expect((await getPrices({ ctx: STRANGER, input: {} })).ahead).toHaveLength(1);
  const { ctx: successor } = await person("treasurer");
  await takeBackSetting({ ctx: successor, input: { change: no, reason: "Nobody wants this" } });
  expect((await getPrices({ ctx: STRANGER, input: {} })).ahead).toEqual([]);
});

test("limits are those of the settings: open jobs, calls, sign-ups, and how long results are kept", async () => {
  const { ctx } = await person("person");
  const program = await city.upload(Buffer.from(DOUBLE));
  const submit = (changes = {}) =>
    submitJob({ ctx, input: manifest(program, { budget: "0.01", cores: 0, ...changes }) });
  await submit();
  await change("open-jobs", "1");
  await expect(submit()).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  await change("open-jobs", "2");
  await change("keep-days-at-most", "10");
  await expect(submit({ keepDays: 11 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect((await submit()).keepDays).toBe(10);
  await change("calls-per-minute", "60");
  expect(city.handle.apiCalls.left("somebody", Date.now())).toBe(60);
  await change("sign-ups-per-address", "1");
  const signUp = async (email: string) => {
    const headers = { "content-type": "application/json", [CLIENT_NETWORK_HEADER]: "192.0.2.7" };
    const body = JSON.stringify({ name: "New", email, password: "a long password" });
    const request = new Request(`${city.url}/api/auth/sign-up/email`, { method: "POST", headers, body });
    return (await city.handle.auth.handle(request)).status;
  };
  expect([await signUp("new1@example.org"), await signUp("new2@example.org")]).toEqual([200, 429]);
});

test("what has held cannot be rewritten or removed, and a value that cannot be read is passed over", async () => {
  await change("core-hour-price", "0.03");
  const { pool, prisma, settings, config } = city.handle;
  await expect(pool.query("UPDATE setting_change SET value = '0.01'")).rejects.toThrow("only added");
  await expect(pool.query("DELETE FROM setting_change")).rejects.toThrow("only added");
  const row = { was: "", holdsFrom: new Date(), madeBy: "x", reason: "x" };
  await prisma.settingChange.createMany({
    data: [
      { ...row, setting: "core-hour-price", value: "a lot" },
      { ...row, setting: "of-another-version", value: "1" },
    ],
  });
  await settings.read();
  expect(config.pricePerCoreHourNanos).toBe(2 * CENT);
  await expect(listSettings({ ctx: city.admin, input: {} })).resolves.toBeDefined();
});
