import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { workThrough } from "../api/testing/test-device";
import { tallyWork } from "../pride/tally-work";
import { type EarningCity, openEarningCity } from "./testing/earning-city";

const { cancelJob, addBudget, getAccount, getRewards, recordPayment, submitJob, takeBackTransfer } = checkedVerbs;
const DOLLAR = 1_000_000_000;

let at: EarningCity;

beforeAll(async () => {
  at = await openEarningCity();
});
afterAll(() => at.city.close());

test("a payment is the customer's paid money, and the same reference is entered once, however it is written", async () => {
  const ctx = await at.customer({ gift: "3" });
  const customerId = ctx.person?.id ?? "";
  const before = await at.balance(accounts.received);
  const pay = (reference: string) =>
    recordPayment({ ctx: at.admins[0], input: { customerId, amount: "2.50", reference } });
  const tries = await Promise.allSettled([
    pay("INV 2031/7"),
    pay("inv2031 /7"),
    pay(" Inv  2031/7"),
    pay("INV 2031/7"),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 5.5 * DOLLAR, giftNanos: 3 * DOLLAR });
  expect([(await at.balance(accounts.received)) - before, await at.ledgerSum()]).toEqual([-2.5 * DOLLAR, 0]);
  for (const amount of ["0", "0.00", "-1", "1.005", "1e3"])
    await expect(
      recordPayment({ ctx: at.admins[0], input: { customerId, amount, reference: `x${amount}` } }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("a payment that was recorded wrongly is taken back once, however many press; what is spent of it is owed", async () => {
  const ctx = await at.customer({});
  const customerId = ctx.person?.id ?? "";
  const before = await at.balance(accounts.received);
  const reference = "INV 2031/8";
  await recordPayment({ ctx: at.admins[0], input: { customerId, amount: "1000", reference } });
  await at.job(ctx, "200");
  const takeBack = (amount: string, by = at.admins[0], why = "correction") =>
    takeBackTransfer({ ctx: by, input: { customerId, amount, reference: "inv 2031/8", why, reason: "A nought" } });
  await expect(takeBack("1000.01")).rejects.toMatchObject({ code: "CONFLICT" });
  const tries = await Promise.allSettled([takeBack("900"), takeBack("900", at.admins[1]), takeBack("900")]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  const { balanceNanos } = await getAccount({ ctx, input: {} });
  expect([balanceNanos, await at.balance(accounts.owed(customerId))]).toEqual([0, -100 * DOLLAR]);
  expect([(await at.balance(accounts.received)) - before, await at.ledgerSum()]).toEqual([-100 * DOLLAR, 0]);
  await expect(takeBack("1", at.admins[0], "transfer")).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(
    takeBackTransfer({
      ctx: at.admins[0],
      input: {
        customerId: (await at.customer({})).person?.id ?? "",
        amount: "1",
        reference,
        why: "correction",
        reason: "Not theirs",
      },
    }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a payment is sent back by transfer as far as it is unspent, and what comes later pays what is owed first", async () => {
  const ctx = await at.customer({});
  const customerId = ctx.person?.id ?? "";
  const input = (amount: string) => ({ customerId, amount, reference: "INV 2031/9" });
  await recordPayment({ ctx: at.admins[0], input: input("10") });
  await at.job(ctx, "4");
  const back = (amount: string, why: string) =>
    takeBackTransfer({ ctx: at.admins[0], input: { ...input(amount), why, reason: "They asked for it" } });
  await expect(back("6.01", "transfer")).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await back("6", "transfer")).balanceNanos).toBe(0);
  await back("4", "correction");
  await expect(back("0.01", "correction")).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await at.balance(accounts.owed(customerId))).toBe(-4 * DOLLAR);
  await recordPayment({ ctx: at.admins[0], input: { customerId, amount: "5", reference: "INV 2031/10" } });
  expect((await getAccount({ ctx, input: {} })).balanceNanos).toBe(DOLLAR);
  expect([await at.balance(accounts.owed(customerId)), await at.ledgerSum()]).toEqual([0, 0]);
});

test("a budget takes gifts first, and paid money that is not spent comes back as paid money", async () => {
  const [ctx, home] = [await at.customer({ gift: "3", paid: "10" }), await at.household()];
  const id = ctx.person?.id ?? "";
  const jobId = await at.job(ctx, "8");
  const both = async () => [await at.balance(accounts.gift(id)), await at.balance(accounts.customer(id))];
  expect(await both()).toEqual([0, 5 * DOLLAR]);
  await at.charge(jobId, home.deviceId, 4 * DOLLAR);
  await cancelJob({ ctx, input: { jobId } });
  await at.city.handle.coordinator.settled();
  expect(await both()).toEqual([0, 9 * DOLLAR]);
  // The fourth dollar was paid money, of which the device got four fifths.
  expect(await at.free(home)).toBe(0.8 * DOLLAR);
});

test("gifts pay nobody, and a gift that is added later does not replace paid money that was spent", async () => {
  const [ctx, home] = [await at.customer({ paid: "5" }), await at.household()];
  const id = ctx.person?.id ?? "";
  const jobId = await at.job(ctx, "5");
  await at.charge(jobId, home.deviceId, 5 * DOLLAR);
  await checkedVerbs.giveMoney({ ctx: at.admins[0], input: { customerId: id, amount: "5", note: "for a test" } });
  await addBudget({ ctx, input: { jobId, amount: "5" } });
  await at.charge(jobId, home.deviceId, 2 * DOLLAR);
  expect(await at.free(home)).toBe(4 * DOLLAR);
  await cancelJob({ ctx, input: { jobId } });
  await at.city.handle.coordinator.settled();
  expect([await at.balance(accounts.gift(id)), await at.balance(accounts.customer(id))]).toEqual([3 * DOLLAR, 0]);
});

test("what was taken back is not redeemable, and comes back to the customer as a gift", async () => {
  const [ctx, liar, home] = [await at.customer({ gift: "2", paid: "2" }), await at.household(), await at.household()];
  const id = ctx.person?.id ?? "";
  const jobId = await at.job(ctx, "4");
  await at.charge(jobId, liar.deviceId, 2 * DOLLAR);
  await at.charge(jobId, home.deviceId, 2 * DOLLAR);
  await at.charge(jobId, liar.deviceId, 2 * DOLLAR, "reversal");
  expect([await at.free(liar), await at.free(home)]).toEqual([0, 1.6 * DOLLAR]);
  await cancelJob({ ctx, input: { jobId } });
  await at.city.handle.coordinator.settled();
  // The paid money went to the other household: it is not refunded a second time.
  expect([await at.balance(accounts.gift(id)), await at.balance(accounts.customer(id))]).toEqual([2 * DOLLAR, 0]);
});

test("nobody redeems what was paid for a job of their own household or network", async () => {
  const { prisma } = at.city.handle;
  const [ctx, home, neighbour] = [await at.customer({ paid: "9" }), await at.household(), await at.household()];
  const jobId = await at.job(ctx, "9");
  await prisma.job.update({ where: { id: jobId }, data: { network: `net ${neighbour.id}` } });
  for (const { deviceId } of [home, neighbour]) await at.charge(jobId, deviceId, DOLLAR);
  // A device of the customer's that is not in the network, and is given to somebody else later.
  const own = await at.household();
  await prisma.device.update({ where: { id: own.deviceId }, data: { ownerId: ctx.person?.id ?? "" } });
  await at.charge(jobId, own.deviceId, DOLLAR);
  expect([await at.free(home), await at.free(neighbour)]).toEqual([0.8 * DOLLAR, 0]);
  await prisma.device.update({ where: { id: own.deviceId }, data: { ownerId: own.id } });
  expect(await at.free(own)).toBe(0);
  // And one that is nobody's at first, and the customer's later.
  await prisma.device.update({ where: { id: home.deviceId }, data: { ownerId: ctx.person?.id ?? "" } });
  expect(await getRewards({ ctx, input: {} })).toMatchObject({ freeNanos: 0, ownNanos: 0.8 * DOLLAR });
});

test("what a partner was given comes off first", async () => {
  const { prisma } = at.city.handle;
  const [ctx, home] = [await at.customer({ gift: "5", paid: "5" }), await at.household()];
  const jobId = await at.job(ctx, "10");
  await at.charge(jobId, home.deviceId, 10 * DOLLAR);
  await at.free(home);
  const { no: deviceNo } = await prisma.device.findUniqueOrThrow({ where: { id: home.deviceId } });
  await prisma.deviceEarning.updateMany({ where: { deviceNo }, data: { sharedNanos: 2 * DOLLAR } });
  expect(await at.free(home)).toBe(3 * DOLLAR);
  expect(await getRewards({ ctx: home.ctx, input: {} })).toMatchObject({
    ...{ creditNanos: 8 * DOLLAR, giftNanos: 4 * DOLLAR, sharedNanos: DOLLAR, freeNanos: 3 * DOLLAR },
    jobs: [{ jobId, name: "Doubles", amountNanos: 3 * DOLLAR }],
  });
});

test("coordinators that read at once, and one that is broken off, count each posting once", async () => {
  const { pool } = at.city.handle;
  const [ctx, home] = [await at.customer({ gift: "1", paid: "9" }), await at.household()];
  const jobId = await at.job(ctx, "10");
  for (let times = 0; times < 10; times++) await at.charge(jobId, home.deviceId, DOLLAR);
  await pool.query("ALTER TABLE job_charged ADD CONSTRAINT broken CHECK (charged_nanos < 0) NOT VALID");
  await expect(tallyWork(pool)).rejects.toThrow("broken");
  await pool.query("ALTER TABLE job_charged DROP CONSTRAINT broken");
  await Promise.all(Array.from({ length: 4 }, () => tallyWork(pool)));
  expect(await at.free(home)).toBe(9 * 0.8 * DOLLAR);
});

test("what a real device is paid by a real job is redeemable in full when all of it was paid in", async () => {
  const { prisma, coordinator } = at.city.handle;
  const ctx = await at.customer({ paid: "1" });
  const home = await at.household();
  const program = await at.city.upload(DOUBLE);
  const job = await submitJob({ ctx, input: manifest(program, { replicas: 2 }) });
  const ids = [await workThrough(at.city, () => "fine"), await workThrough(at.city, () => "fine")];
  await coordinator.settled();
  expect(coordinator.state.jobs.has(job.id as JobId)).toBe(false);
  await prisma.device.update({ where: { id: ids[0] ?? "" }, data: { ownerId: home.id } });
  const { creditNanos } = await prisma.device.findUniqueOrThrow({ where: { id: ids[0] ?? "" } });
  expect(Number(creditNanos)).toBeGreaterThan(0);
  const free = await at.free(home);
  // Each posting is rounded down by itself.
  expect(Number(creditNanos) - free).toBeLessThan(10);
  expect(free).toBeLessThanOrEqual(Number(creditNanos));
});
