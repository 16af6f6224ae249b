import { afterAll, beforeAll, expect, test } from "vitest";
import { KIN_DAYS } from "#core/household/membership";
import { DAY } from "#core/time";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { type EarningCity, type Household, openEarningCity } from "../rewards/testing/earning-city";
import { endKinships } from "./end-kinships";
import { refusedFor } from "./testing/refused-for";

const verbs = checkedVerbs;
let earning: EarningCity;

beforeAll(async () => {
  earning = await openEarningCity();
});

afterAll(() => earning.city.close());

const as = (ctx: Context, input = {}) => ({ ctx, input });
const invite = async (ctx: Context) => (await verbs.inviteToHousehold(as(ctx))).invitation;
const join = (ctx: Context, invitation: string) => verbs.joinHousehold({ ctx, input: { invitation } });
const people = async (ctx: Context) => (await verbs.getHouseholdPeople(as(ctx))).people;
const rowOf = (deviceId: string) => earning.city.handle.prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
const daysLater = (days: number) => endKinships(earning.city.handle, Date.now() + days * DAY);

/** Two people in one household; the first one runs it. */
async function pair(): Promise<[Household, Household]> {
  const [ada, ben] = [await earning.household(), await earning.household()];
  await join(ben.ctx, await invite(ada.ctx));
  return [ada, ben];
}

test("one person joins another by a link, and nothing moves in the ledger", async () => {
  const before = await earning.ledgerSum();
  const [ada, ben] = await pair();
  expect(await earning.ledgerSum()).toBe(before);
  expect((await people(ben.ctx)).map(({ isYou, runs, devices }) => ({ isYou, runs, devices }))).toEqual([
    { isYou: false, runs: true, devices: 1 },
    { isYou: true, runs: false, devices: 1 },
  ]);
  const [one, two] = [await rowOf(ada.deviceId), await rowOf(ben.deviceId)];
  expect([one.homeId !== null, one.homeId === two.homeId]).toEqual([true, true]);
  expect([one.ownerId, two.ownerId]).toEqual([ada.id, ben.id]);
});

test("a link works once, for one of two who use it together, and not when it was ended or is over", async () => {
  const [ada, ben, cleo] = [await earning.household(), await earning.household(), await earning.household()];
  const link = await invite(ada.ctx);
  expect(await verbs.findHousehold({ ctx: ben.ctx, input: { invitation: link } })).toMatchObject({ verdict: "joins" });
  const tries = await Promise.allSettled([join(ben.ctx, link), join(cleo.ctx, link)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await people(ada.ctx)).toHaveLength(2);
  const dan = await earning.household();
  expect(await refusedFor(join(dan.ctx, link))).toBe("no-such-household-link");
  const ended = await invite(ada.ctx);
  await verbs.endHouseholdInvitations(as(ada.ctx));
  expect(await refusedFor(join(dan.ctx, ended))).toBe("no-such-household-link");
  const late = await invite(ada.ctx);
  await earning.city.handle.prisma.verification.updateMany({ data: { expiresAt: new Date() } });
  expect(await refusedFor(join(dan.ctx, late))).toBe("no-such-household-link");
  expect(await refusedFor(join(ada.ctx, await invite(ada.ctx)))).toBe("own-household-link");
});

test("a member invites and removes nobody, least of all the founder; whoever is removed takes their devices along", async () => {
  const [ada, ben] = await pair();
  const [founder] = await people(ben.ctx);
  expect(await refusedFor(verbs.inviteToHousehold(as(ben.ctx)))).toBe("not-running-household");
  expect(await refusedFor(verbs.removeFromHousehold(as(ben.ctx, { no: founder?.no })))).toBe("not-running-household");
  expect(await refusedFor(verbs.removeFromHousehold(as(ada.ctx, { no: founder?.no })))).toBe("no-such-housemate");
  const bens = (await people(ada.ctx)).find(({ isYou }) => !isYou)?.no;
  await verbs.removeFromHousehold(as(ada.ctx, { no: bens }));
  expect(await refusedFor(verbs.removeFromHousehold(as(ada.ctx, { no: bens })))).toBe("no-such-housemate");
  expect([await people(ada.ctx), await people(ben.ctx)]).toEqual([[], []]);
  expect((await rowOf(ben.deviceId)).ownerId).toBe(ben.id);
  expect((await verbs.getHousehold(as(ada.ctx))).devices.map(({ id }) => id)).toEqual([ada.deviceId]);
});

test("when the founder leaves, the next runs it, and the founder's links work no more", async () => {
  const [ada, ben] = await pair();
  const link = await invite(ada.ctx);
  const cleo = await earning.household();
  await join(cleo.ctx, await invite(ada.ctx));
  await verbs.leaveHousehold(as(ada.ctx));
  const dan = await earning.household();
  expect(await refusedFor(join(dan.ctx, link))).toBe("no-such-household-link");
  expect((await people(cleo.ctx)).map(({ isYou, runs }) => [isYou, runs])).toEqual([
    [false, true],
    [true, false],
  ]);
  await join(dan.ctx, await invite(ben.ctx));
  expect(await people(ben.ctx)).toHaveLength(3);
});

test("nobody is in two households, and after leaving one nobody joins or founds another for ninety days", async () => {
  const [ada, ben] = await pair();
  const [cleo] = await pair();
  const other = await invite(cleo.ctx);
  expect(await refusedFor(join(ben.ctx, other))).toBe("in-another-household");
  await verbs.leaveHousehold(as(ben.ctx));
  expect((await verbs.getHouseholdPeople(as(ben.ctx))).kinUntil).toEqual(expect.any(String));
  expect(await refusedFor(join(ben.ctx, other))).toBe("kin-of-another-household");
  expect(await refusedFor(verbs.inviteToHousehold(as(ben.ctx)))).toBe("kin-of-another-household");
  // Nor does whom they left become a stranger by joining somebody else.
  expect(await refusedFor(join(ada.ctx, other))).toBe("kin-of-another-household");
  await daysLater(KIN_DAYS - 1);
  expect((await rowOf(ben.deviceId)).homeId).toBe((await rowOf(ada.deviceId)).homeId);
  await daysLater(KIN_DAYS + 1);
  expect([(await rowOf(ben.deviceId)).homeId]).toEqual([null]);
  await daysLater(KIN_DAYS + 1);
  expect((await rowOf(ada.deviceId)).homeId).toBeNull();
  await join(ben.ctx, other);
});

test("open invitations and the people of a household are bounded, also those who left", async () => {
  const ada = await earning.household();
  for (let made = 0; made < LIMITS.MAX_HOUSEHOLD_INVITATIONS; made++) await invite(ada.ctx);
  expect(await refusedFor(verbs.inviteToHousehold(as(ada.ctx)))).toBe("too-many-household-invitations");
  await verbs.endHouseholdInvitations(as(ada.ctx));
  const joined: Household[] = [];
  for (let at = 1; at < LIMITS.MAX_HOUSEHOLD_PEOPLE; at++) {
    const next = await earning.household();
    await join(next.ctx, await invite(ada.ctx));
    joined.push(next);
  }
  await verbs.leaveHousehold(as(joined[0]?.ctx as Context));
  const late = await earning.household();
  expect(await refusedFor(join(late.ctx, await invite(ada.ctx)))).toBe("household-full");
  await join(joined[0]?.ctx as Context, await invite(ada.ctx));
});

test("people change a household only so often a day", async () => {
  const ada = await earning.household();
  for (let tries = 0; tries < LIMITS.MAX_HOUSEHOLD_CHANGES_PER_DAY; tries++) {
    await invite(ada.ctx);
    await verbs.endHouseholdInvitations(as(ada.ctx));
  }
  expect(await refusedFor(verbs.inviteToHousehold(as(ada.ctx)))).toBe("too-many-household-changes");
});

test("what one member's device earns with another's job is never redeemed, in the household and for ninety days after it", async () => {
  const [ada, ben] = [await earning.household(), await earning.household()];
  const { prisma } = earning.city.handle;
  await verbs.recordPayment({
    ctx: earning.admins[0],
    input: { customerId: ada.id, amount: "10", reference: `Of ${ada.id}` },
  });
  const job = await earning.job(ada.ctx, "5.00");
  await earning.charge(job, ben.deviceId, 1_000_000_000);
  expect(await earning.free(ben)).toBe(800_000_000);
  await join(ben.ctx, await invite(ada.ctx));
  // Also what was earned before: whoever is of one household is one customer.
  expect(await earning.free(ben)).toBe(0);
  await earning.charge(job, ben.deviceId, 1_000_000_000);
  expect(await earning.free(ben)).toBe(0);
  await verbs.leaveHousehold(as(ben.ctx));
  await earning.charge(job, ben.deviceId, 1_000_000_000);
  expect(await earning.free(ben)).toBe(0);
  await daysLater(KIN_DAYS + 1);
  // Of three equal parts the two that were earned in the household stay what they were.
  expect(await earning.free(ben)).toBe(800_000_000);
  await earning.charge(job, ben.deviceId, 1_000_000_000);
  expect(await earning.free(ben)).toBe(1_600_000_000);
  const { no } = await rowOf(ben.deviceId);
  const work = await prisma.deviceWork.findMany({ where: { deviceNo: no, period: "all" } });
  expect(work.map(({ creditNanos }) => Number(creditNanos))).toEqual([1_600_000_000]);
});

test("members name, pause and limit each other's devices, and set no rules for them but those of who runs the household", async () => {
  const [ada, ben] = await pair();
  const cleo = await earning.household();
  const changed = { deviceId: ada.deviceId, name: "The lamp", pause: { forMs: 60_000 }, maxCores: 1 };
  await verbs.changeDevice(as(ben.ctx, changed));
  const seen = (await verbs.getHousehold(as(ben.ctx))).devices.find(({ id }) => id === ada.deviceId);
  expect(seen).toMatchObject({ name: "The lamp", maxCores: 1, person: "Resident", creditNanos: null });
  expect(seen?.pause).not.toBeNull();
  expect(await refusedFor(verbs.changeDevice(as(cleo.ctx, changed)))).toBe("not-your-device");
  expect(await refusedFor(verbs.removeDevice(as(ben.ctx, { deviceId: ada.deviceId })))).toBe("not-your-device");
  expect(await refusedFor(verbs.removeDevice(as(ada.ctx, { deviceId: ben.deviceId })))).toBe("not-your-device");
  const rules = { ...NO_HOUSEHOLD_RULES, battery: "never" as const };
  const ofAdas = { deviceId: ada.deviceId, rules };
  expect(await refusedFor(verbs.changeDevice(as(ben.ctx, ofAdas)))).toBe("not-running-household");
  expect(await refusedFor(verbs.setHouseholdRules(as(ben.ctx, { rules })))).toBe("not-running-household");
  await verbs.setHouseholdRules(as(ada.ctx, { rules }));
  expect(await verbs.getHousehold(as(ben.ctx))).toMatchObject({ setsRules: false, rules: { battery: "never" } });
  await verbs.leaveHousehold(as(ben.ctx));
  expect(await refusedFor(verbs.changeDevice(as(ben.ctx, changed)))).toBe("not-your-device");
  expect(await verbs.getHousehold(as(ben.ctx))).toMatchObject({ setsRules: true, rules: NO_HOUSEHOLD_RULES });
});

test("a member sees of another's account neither money, keys nor jobs", async () => {
  const [ada, ben] = await pair();
  await verbs.recordPayment({
    ctx: earning.admins[0],
    input: { customerId: ada.id, amount: "7", reference: `Shared ${ada.id}` },
  });
  const job = await earning.job(ada.ctx, "1.00");
  await expect(verbs.getJob(as(ben.ctx, { jobId: job }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const shown = JSON.stringify([
    await verbs.getHousehold(as(ben.ctx)),
    await verbs.getHouseholdPeople(as(ben.ctx)),
    await verbs.getAccount(as(ben.ctx)),
    await verbs.getStatement(as(ben.ctx)),
    await verbs.getRewards(as(ben.ctx)),
  ]);
  expect(
    [ada.id, ada.ctx.person?.email ?? "", job].filter((word) => shown.replaceAll(ada.deviceId, "").includes(word)),
  ).toEqual([]);
});

test("a device that is claimed in a household votes with it", async () => {
  const [ada, ben] = await pair();
  const { prisma, signatures } = earning.city.handle;
  const device = { id: `dev_new_${ben.id}`, label: "A lamp", engine: "chromium", cores: 1 };
  await prisma.device.create({ data: device });
  await verbs.claimDevice(as(ben.ctx, { deviceToken: signatures.deviceToken(device.id as never) }));
  const { homeId } = await rowOf(ada.deviceId);
  expect((await rowOf(device.id)).homeId).toBe(homeId);
});
