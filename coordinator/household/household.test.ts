import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { CustomerId } from "#core/ids";
import { MINUTE } from "#core/time";
import type { HouseholdDevice } from "#protocol/api/household";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { LIMITS } from "#protocol/limits";
import { claimDevice } from "../api/account/claim-device";
import { removeDevice } from "../api/account/remove-device";
import { changeDevice } from "../api/household/change-device";
import { getHousehold } from "../api/household/get-household";
import { setHouseholdRules } from "../api/household/set-household-rules";
import type { Context } from "../auth/context";
import { Quota } from "../gateway/quota";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let ada: Context;
let ben: Context;

beforeAll(async () => {
  city = await startTestCoordinator();
  [ada, ben] = await Promise.all([person("Ada"), person("Ben")]);
});

afterAll(() => city.close());

beforeEach(() => {
  city.handle.deviceChanges = new Quota({ max: LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE, windowMs: MINUTE });
});

async function person(name: string): Promise<Context> {
  const email = `${name.toLowerCase()}@example.org`;
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  return { person: { id, name, email, role: "person" }, via: "test" };
}

/** A device of Ada's that has been told its settings. */
async function adas(): Promise<SocketDevice> {
  const device = city.device({ slots: 0 });
  await device.receives("welcome");
  await claimDevice({ ctx: ada, input: { deviceToken: device.deviceToken } });
  await device.receives("settings");
  return device;
}

const change = (device: SocketDevice, input: object, ctx = ada) =>
  changeDevice({ ctx, input: { deviceId: device.deviceId, ...input } });

const told = (device: SocketDevice) => device.receivedOf("settings");

async function nextTold(device: SocketDevice, act: () => Promise<unknown>) {
  const from = device.received.length;
  await act();
  return device.receives("settings", from);
}

async function seen(device: SocketDevice, ctx = ada): Promise<HouseholdDevice | undefined> {
  const { devices } = await getHousehold({ ctx, input: {} });
  return devices.find(({ id }) => id === device.deviceId);
}

const until = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 60_000, interval: 100 });

test("a device is named, paused, limited and set going again, and is told each time", async () => {
  const device = await adas();
  expect(told(device)[0]).toMatchObject({ pause: null, maxCores: null, maxSharePercent: null, rules: null });
  await change(device, { name: "  The  television " });
  expect(await seen(device)).toMatchObject({ name: "The television", label: "A simulated device" });
  const paused = await nextTold(device, () => change(device, { pause: { forMs: 60_000 } }));
  expect(paused.pause?.lastsMs).toBeGreaterThan(50_000);
  expect((await seen(device))?.pause?.until).toEqual(expect.any(String));
  const open = await nextTold(device, () =>
    change(device, { pause: { forMs: null }, maxCores: 2, maxSharePercent: 30 }),
  );
  expect(open).toMatchObject({ pause: { lastsMs: null }, maxCores: 2, maxSharePercent: 30 });
  expect(open.pause?.id).not.toBe(paused.pause?.id);
  const on = await nextTold(device, () => change(device, { pause: null, maxCores: null, name: null }));
  expect(on).toMatchObject({ pause: null, maxCores: null, maxSharePercent: 30 });
  expect(await seen(device)).toMatchObject({ name: null, pause: null });
  device.close();
});

test("a device that was away is told when it comes back, and a pause that is over is none", async () => {
  const device = await adas();
  const { deviceToken } = device;
  device.close();
  await change(device, { pause: { forMs: LIMITS.MAX_PAUSE_MS } });
  const back = city.device({ deviceToken, slots: 0 });
  expect((await back.receives("settings")).pause).not.toBeNull();
  await city.handle.prisma.device.update({ where: { id: back.deviceId }, data: { pausedUntil: new Date() } });
  const again = city.device({ deviceToken, slots: 0 });
  expect((await again.receives("settings")).pause).toBeNull();
  expect((await seen(back))?.pause).toBeNull();
  for (const one of [back, again]) one.close();
});

test("nobody changes another person's device, or learns that it is there", async () => {
  const device = await adas();
  const before = await seen(device);
  const nowhere = { ctx: ben, input: { deviceId: "dev_of_nobody", name: "Mine" } };
  const refusal = await changeDevice(nowhere).catch((error) => error.message);
  for (const input of [{ name: "Mine" }, { pause: { forMs: null } }, { maxCores: 1 }, { rules: NO_HOUSEHOLD_RULES }])
    await expect(change(device, input, ben)).rejects.toMatchObject({ code: "NOT_FOUND", message: refusal });
  expect((await getHousehold({ ctx: ben, input: {} })).devices).toEqual([]);
  const { lastSeenAt: _seen, online: _online, ...unchanged } = before ?? {};
  expect(await seen(device)).toMatchObject(unchanged);
  expect(told(device)).toHaveLength(1);
  device.close();
});

test.each<[string, object]>([
  ["a name that rings a bell", { name: "a\u0007b" }],
  ["a name that reverses what follows", { name: "\u202eecived" }],
  ["a name with a null", { name: "a\u0000b" }],
  ["a name of a megabyte", { name: "a".repeat(2 ** 20) }],
  ["a name of nothing", { name: "   " }],
  ["a pause of no time", { pause: { forMs: 0 } }],
  ["a pause of a year", { pause: { forMs: 365 * 24 * 3_600_000 } }],
  ["no core at all", { maxCores: 0 }],
  ["half a core", { maxCores: 0.5 }],
  ["more than everything", { maxSharePercent: 101 }],
  ["a week of eight days", { rules: { ...NO_HOUSEHOLD_RULES, week: Array(8).fill(0) } }],
  ["a day of more hours", { rules: { ...NO_HOUSEHOLD_RULES, week: Array(7).fill(2 ** 24) } }],
  ["a tariff of nowhere", { rules: { ...NO_HOUSEHOLD_RULES, tariff: "nowhere" } }],
  ["an owner", { ownerId: "somebody" }],
])("%s is refused", async (_what, input) => {
  const device = await adas();
  await expect(change(device, input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(told(device)).toHaveLength(1);
  device.close();
});

test("ten thousand pauses are refused after a minute's worth, and what a device is told last is the last that was taken", async () => {
  const device = await adas();
  const outcomes: string[] = [];
  for (let i = 0; i < 10_000; i++)
    outcomes.push(
      await change(device, { pause: i % 2 === 0 ? { forMs: null } : null }).then(
        () => "taken",
        (error) => error.code as string,
      ),
    );
  expect(outcomes.filter((one) => one === "taken")).toHaveLength(LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE);
  expect(new Set(outcomes.slice(LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE))).toEqual(new Set(["TOO_MANY_REQUESTS"]));
  // An even number was taken: the last one ended a pause.
  await until(async () => expect(told(device).at(-1)?.pause).toBeNull());
  expect(told(device).length).toBeLessThanOrEqual(1 + LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE);
  device.close();
});

test("a device that is removed while it is being paused is told nothing any more", async () => {
  const device = await adas();
  const pausing = Array.from({ length: 10 }, () => change(device, { pause: { forMs: null } }).catch(() => undefined));
  await removeDevice({ ctx: ada, input: { deviceId: device.deviceId } });
  await Promise.all(pausing);
  expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
  const heard = told(device).length;
  await expect(change(device, { pause: null })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(told(device)).toHaveLength(heard);
  expect(await seen(device)).toBeUndefined();
});

test("the rules for all devices reach each of them, except where one has its own, and no other household's", async () => {
  const [one, other] = [await adas(), await adas()];
  const bens = city.device({ slots: 0 });
  await bens.receives("welcome");
  await claimDevice({ ctx: ben, input: { deviceToken: bens.deviceToken } });
  await bens.receives("settings");
  await nextTold(other, () => change(other, { rules: { ...NO_HOUSEHOLD_RULES, battery: 30 } }));
  const rules = { ...NO_HOUSEHOLD_RULES, battery: "never" as const, dailyMib: 100 };
  const heard = await nextTold(one, () => setHouseholdRules({ ctx: ada, input: { rules } }));
  expect(heard.rules).toEqual(rules);
  await until(async () => expect(told(other).at(-1)?.rules).toMatchObject({ battery: 30, dailyMib: null }));
  expect((await getHousehold({ ctx: ada, input: {} })).rules).toEqual(rules);
  expect((await getHousehold({ ctx: ben, input: {} })).rules).toEqual(NO_HOUSEHOLD_RULES);
  expect(told(bens)).toHaveLength(1);
  const [tariff] = city.handle.config.tariffs.tariffs;
  const priced = { ...NO_HOUSEHOLD_RULES, tariff: tariff?.id ?? null };
  expect((await nextTold(one, () => setHouseholdRules({ ctx: ada, input: { rules: priced } }))).rules?.tariff).toEqual(
    tariff,
  );
  for (const device of [one, other, bens]) device.close();
});

test("what a device says that it does is shown to its household, and nothing of it once it is gone", async () => {
  const device = await adas();
  const report = { doing: { kind: "resting", why: { kind: "on-battery" }, by: "device" }, cores: 4, lent: 2 };
  device.send("report", report);
  await until(async () => expect(await seen(device)).toMatchObject({ online: true, report }));
  device.close();
  await until(async () => expect(await seen(device)).toMatchObject({ online: false, report }));
});

test("a device of nobody's household leaves no report", async () => {
  const device = city.device({ slots: 0 });
  await device.receives("welcome");
  device.send("report", { doing: { kind: "working" }, cores: 4, lent: 4 });
  const claimed = await adas();
  claimed.send("report", { doing: { kind: "working" }, cores: 4, lent: 4 });
  await until(async () => expect((await seen(claimed))?.report).not.toBeNull());
  expect(await city.handle.prisma.deviceReport.count({ where: { deviceId: device.deviceId } })).toBe(0);
  for (const one of [device, claimed]) one.close();
});

test.each<[string, unknown]>([
  ["a moment that no clock has", { kind: "resting", by: "device", why: { kind: "paused", until: 8.7e15 } }],
  ["a moment before all time", { kind: "resting", by: "device", why: { kind: "quiet-hours", until: -1 } }],
  [
    "a battery of a thousand percent",
    { kind: "resting", by: "device", why: { kind: "low-battery", percent: 1e3, above: 1 } },
  ],
  [
    "more of a reason than there is",
    { kind: "resting", by: "device", why: { kind: "metered", note: "x".repeat(1e6) } },
  ],
  ["a reason of its own", { kind: "waiting", idle: "<b>bored</b>" }],
  ["another's name for what it does", { kind: "mining" }],
])("a device that reports %s is sent away", async (_what, doing) => {
  const device = await adas();
  device.send("report", { doing, cores: 4, lent: 4 });
  expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
  device.close();
});

test("a device that claims more cores than exist is sent away, and one that reports without end writes once a second at most", async () => {
  const device = await adas();
  device.send("report", { doing: { kind: "working" }, cores: 1e9, lent: 1 });
  expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
  device.close();
  const chatty = await adas();
  for (let i = 0; i < LIMITS.messagesPerSecond / 2; i++)
    chatty.send("report", { doing: { kind: "working" }, cores: 4, lent: i % 5 });
  await until(async () => expect((await seen(chatty))?.report?.lent).toBe((LIMITS.messagesPerSecond / 2 - 1) % 5));
  chatty.close();
});

test("the person at the device ends a pause, and only the one that holds", async () => {
  const device = await adas();
  const { pause } = await nextTold(device, () => change(device, { pause: { forMs: 60_000 } }));
  const second = await nextTold(device, () => change(device, { pause: { forMs: null } }));
  device.send("lift", { pause: pause?.id });
  device.send("lift", { pause: second.pause?.id });
  await until(async () => expect(await seen(device)).toMatchObject({ pause: null, liftedAt: expect.any(String) }));
  await nextTold(device, () => change(device, { pause: { forMs: null } }));
  device.send("lift", { pause: second.pause?.id });
  device.send("lift", { pause: Number.MAX_SAFE_INTEGER });
  const other = await adas();
  other.send("lift", { pause: pause?.id });
  // Written after everything that came before it.
  for (const one of [device, other]) {
    one.send("report", { doing: { kind: "off" }, cores: 4, lent: 4 });
    await until(async () => expect((await seen(one))?.report?.doing.kind).toBe("off"));
  }
  expect((await seen(device))?.pause).toEqual({ until: null });
  for (const one of [device, other]) one.close();
});
