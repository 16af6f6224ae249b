import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { verbOperations } from "#protocol/api/contract";
import { powerOf } from "#protocol/api/operation";
import type { Context } from "../../auth/context";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { workThrough } from "../testing/test-device";
import { verbs } from "../verbs";
import { isAnybodyVouchedFor } from "./is-anybody-vouched-for";

const {
  claimDevice,
  getAccount,
  getStatement,
  getJob,
  submitJob,
  banDevice,
  getCity,
  getDevice,
  getFleet,
  getLedger,
  giveMoney,
  listAdminJobs,
  listAudit,
  listCustomers,
  listDevices,
  anchorDevice,
  releaseAnchor,
  removeDevice,
  resumeCity,
  stopCity,
  unbanDevice,
} = checkedVerbs;

let city: TestCity;
let admin: Context;
let customer: Context;
let resident: Context;
let deviceId: DeviceId;
let jobId: string;

beforeAll(async () => {
  city = await openTestCity();
  admin = await city.person("Admin", "owner");
  customer = await city.person("Ada");
  resident = await city.person("Rosa");
  ({ id: jobId } = await submitJob({ ctx: customer, input: manifest(await city.upload(DOUBLE), { replicas: 1 }) }));
  deviceId = await workThrough(city, (unit) => `${unit}`);
});

afterAll(() => city.close());

const as = (ctx: Context, input: object = {}) => ({ ctx, input });
const acts = async () => (await listAudit(as(admin))).lines.map((line) => `${line.act} ${line.subject} ${line.detail}`);

test("only an admin may use the admin's operations", async () => {
  const guarded = verbOperations.filter(({ audience }) => powerOf(audience));
  expect(guarded.length).toBeGreaterThan(20);
  for (const { id } of guarded) {
    const verb = verbs[id];
    await expect(verb(as(customer))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(verb({ ctx: { person: null, via: "web" }, input: {} })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  }
});

test("the kill switch stops the coordinator and is stored; resuming lets work continue", async () => {
  expect(await stopCity(as(admin, { reason: "fire drill" }))).toMatchObject({
    stopped: true,
    reason: "fire drill",
    by: expect.stringContaining("Admin"),
  });
  expect(city.handle.coordinator.state.stopped).toBe(true);
  expect(await getFleet(as(admin))).toMatchObject({ stopped: true });
  expect(await resumeCity(as(admin))).toEqual({ stopped: false, reason: null, since: null, by: null });
  expect(await getCity(as(admin))).toMatchObject({ stopped: false });
  expect(await acts()).toEqual(expect.arrayContaining(["city.stopped city fire drill", "city.resumed city "]));
});

test("a device is found, shown with what it returned, banned and readmitted", async () => {
  expect(await listDevices(as(admin, { find: "test dev", online: "false" }))).toMatchObject({
    total: 1,
    devices: [{ id: deviceId, agreed: 10 }],
  });
  expect((await listDevices(as(admin, { online: "true" }))).total).toBe(0);
  const { device, replicas } = await getDevice(as(admin, { deviceId }));
  expect(replicas).toHaveLength(10);
  expect(replicas[0]).toMatchObject({ jobId, verdict: "agreed" });
  expect(replicas.reduce((sum, replica) => sum + replica.creditNanos, 0)).toBe(device.creditNanos);
  expect(await banDevice(as(admin, { deviceId, reason: "returns rubbish" }))).toMatchObject({ state: "banned" });
  expect(await unbanDevice(as(admin, { deviceId }))).toMatchObject({ state: "welcome" });
  expect(await acts()).toContain(`device.banned ${deviceId} returns rubbish`);
  await city.handle.pool.query("UPDATE device SET streak = 0, strikes = 3 WHERE id = $1", [deviceId]);
  expect((await getDevice(as(admin, { deviceId }))).device).toMatchObject({ trust: "limited", strikes: 3 });
  expect(await unbanDevice(as(admin, { deviceId }))).toMatchObject({ trust: "unknown", strikes: 0, streak: 0 });
  await expect(getDevice(as(admin, { deviceId: "dev_none" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an admin vouches for a device of the city's own, and no longer when it is released or banned", async () => {
  const reason = "It stands in the library";
  const known = () => city.handle.pool.query("SELECT anchored, streak FROM device WHERE id = $1", [deviceId]);
  expect(await anchorDevice(as(admin, { deviceId, reason }))).toMatchObject({ anchored: true, trust: "trusted" });
  expect((await known()).rows).toEqual([{ anchored: true, streak: CHECKING.forgivenAfter }]);
  expect(await releaseAnchor(as(admin, { deviceId }))).toMatchObject({ anchored: false, trust: "unknown", streak: 0 });
  await anchorDevice(as(admin, { deviceId, reason }));
  await banDevice(as(admin, { deviceId, reason: "returns rubbish" }));
  expect((await known()).rows).toEqual([{ anchored: false, streak: CHECKING.forgivenAfter }]);
  await expect(anchorDevice(as(admin, { deviceId, reason }))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await unbanDevice(as(admin, { deviceId }))).toMatchObject({ anchored: false, trust: "unknown" });
  await expect(anchorDevice(as(admin, { deviceId: "dev_none", reason }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await acts()).toEqual(
    expect.arrayContaining([`device.anchored ${deviceId} ${reason}`, `device.released ${deviceId} `]),
  );
});

test("a claimed device brings the credit that it earned before, to one household only", async () => {
  const input = { deviceToken: city.handle.signatures.deviceToken(deviceId) };
  const claimed = await claimDevice(as(resident, input));
  expect(claimed.creditNanos).toBeGreaterThan(0);
  expect(await claimDevice(as(resident, input))).toEqual(claimed);
  expect(await getAccount(as(resident))).toMatchObject({ creditNanos: claimed.creditNanos, balanceNanos: 5e9 });
  await expect(claimDevice(as(customer, input))).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(claimDevice(as(customer, { deviceToken: `${deviceId}.forged` }))).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  const { lines } = await getStatement(as(resident));
  const credit = lines
    .filter((line) => line.account === `device:${deviceId}`)
    .reduce((sum, line) => sum + line.amountNanos, 0);
  expect(credit).toBe(claimed.creditNanos);
});

test("a removed device is listed as removed, with the person who did it, and no longer as away", async () => {
  await removeDevice(as(resident, { deviceId }));
  const removed = { at: expect.any(String), by: "Rosa" };
  expect(await listDevices(as(admin, { removed: "true" }))).toMatchObject({ total: 1, devices: [{ removed }] });
  expect((await listDevices(as(admin, { online: "false", removed: "false" }))).total).toBe(0);
  await city.handle.pool.query("UPDATE device SET removed_by = NULL WHERE id = $1", [deviceId]);
  expect((await getDevice(as(admin, { deviceId }))).device.removed).toMatchObject({ by: null });
});

test("a gift of money comes from the city, and goes to an existing person", async () => {
  const customerId = customer.person?.id ?? "";
  const before = (await getAccount(as(customer))).balanceNanos;
  await expect(isAnybodyVouchedFor(as(customer))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await isAnybodyVouchedFor(as(admin))).toBe(false);
  expect(await giveMoney(as(admin, { customerId, amount: "12.34", note: "for the school" }))).toMatchObject({
    balanceNanos: before + 12_340_000_000,
  });
  expect(await isAnybodyVouchedFor(as(admin))).toBe(true);
  await expect(giveMoney(as(admin, { customerId: "per_none", amount: "1", note: "for nobody" }))).rejects.toMatchObject(
    { code: "NOT_FOUND" },
  );
  expect(await acts()).toContain(`money.given ${customerId} C$12.34: for the school`);
});

test("lists are searched by name", async () => {
  expect(await listCustomers(as(admin, { find: "ada@" }))).toMatchObject({
    total: 1,
    customers: [{ name: "Ada", jobs: 1 }],
  });
  expect(await listAdminJobs(as(admin, { find: "ada" }))).toMatchObject({
    total: 1,
    jobs: [{ id: jobId, customerName: "Ada" }],
  });
  expect(await getJob(as(admin, { jobId }))).toMatchObject({ id: jobId });
});

test("the ledger is proven, and read page by page without a gap", async () => {
  const whole = await getLedger(as(admin, { limit: 200 }));
  expect(whole).toMatchObject({ sum: 0, entriesSum: 0, mismatched: [], next: null });
  expect(whole.lines).toHaveLength(whole.entries);
  const paged: unknown[] = [];
  let before: number | null | undefined;
  do {
    const page = await getLedger(as(admin, { limit: 2, ...(before ? { before } : {}) }));
    paged.push(...page.lines);
    before = page.next;
  } while (before);
  expect(paged).toEqual(whole.lines);
});
