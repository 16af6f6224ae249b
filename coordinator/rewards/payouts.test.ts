import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { beginDeletion } from "../rights/begin-deletion";
import { finishDeletion } from "../rights/finish-deletions";
import { type EarningCity, type Household, openEarningCity } from "./testing/earning-city";

const { approveBatch, askPayout, getBatch, getRewards, getRewardsDesk, payBatch, prepareBatch } = checkedVerbs;
const { previewDeletion, refusePayout, setReward, takeBackPayout } = checkedVerbs;
const DOLLAR = 1_000_000_000;

let at: EarningCity;
let [ann, ben]: Context[] = [];

beforeAll(async () => {
  at = await openEarningCity();
  [ann, ben] = at.admins;
});
afterAll(() => at.city.close());

/** A household that may redeem eight dollars. */
async function earner(): Promise<Household> {
  const [ctx, home] = [await at.customer({ paid: "10" }), await at.household()];
  await at.charge(await at.job(ctx, "10"), home.deviceId, 10 * DOLLAR);
  expect(await at.free(home)).toBe(8 * DOLLAR);
  return home;
}

const ask = ({ ctx }: Household, rewardId: string, amount: string, payee?: string) =>
  askPayout({ ctx, input: { rewardId, amount, ...(payee === undefined ? {} : { payee }) } });

const statesOf = async ({ ctx }: Household) => (await getRewards({ ctx, input: {} })).payouts.map(({ state }) => state);

const codesOf = (tries: PromiseSettledResult<unknown>[]) =>
  tries.map((one) => (one.status === "fulfilled" ? "done" : one.reason.code)).sort();

test("a reward is held, prepared by one admin, approved by another, and paid, once", async () => {
  const [home, rewardId] = [await earner(), await at.reward("e-transfer")];
  const { payoutId } = await ask(home, rewardId, "5");
  expect([await at.free(home), await at.balance(accounts.payout(payoutId))]).toEqual([3 * DOLLAR, 5 * DOLLAR]);
  expect(await at.balance(accounts.device(home.deviceId))).toBe(3 * DOLLAR);
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  const input = { batchId: batch.id };
  await expect(approveBatch({ ctx: ann as Context, input })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(payBatch({ ctx: ben as Context, input })).rejects.toMatchObject({ code: "CONFLICT" });
  const approved = await Promise.allSettled([1, 2, 3].map(() => approveBatch({ ctx: ben as Context, input })));
  expect(codesOf(approved)).toEqual(["CONFLICT", "CONFLICT", "done"]);
  expect(await getBatch({ ctx: ann as Context, input })).toMatchObject({
    batch: { preparedBy: "Ann", approvedBy: "Ben", payouts: 1, amountNanos: 5 * DOLLAR, paidAt: null },
    payouts: [{ id: payoutId, state: "approved", payee: home.ctx.person?.email, amountNanos: 5 * DOLLAR }],
  });
  const before = await at.balance(accounts.paidOut);
  const paid = await Promise.allSettled([1, 2, 3].map(() => payBatch({ ctx: ann as Context, input })));
  expect(codesOf(paid)).toEqual(["CONFLICT", "CONFLICT", "done"]);
  expect((await at.balance(accounts.paidOut)) - before).toBe(5 * DOLLAR);
  expect([await statesOf(home), await at.free(home), await at.ledgerSum()]).toEqual([["paid"], 3 * DOLLAR, 0]);
});

test("what the bank sends back after it was paid is free again, once, and its resident reads why", async () => {
  const [home, rewardId] = [await earner(), await at.reward("e-transfer")];
  const { payoutId } = await ask(home, rewardId, "5");
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  await approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
  const before = await at.balance(accounts.paidOut);
  await payBatch({ ctx: ann as Context, input: { batchId: batch.id } });
  const back = () => refusePayout({ ctx: ben as Context, input: { payoutId, reason: "The account is closed" } });
  expect(codesOf(await Promise.allSettled([back(), back(), back()]))).toEqual(["CONFLICT", "CONFLICT", "done"]);
  expect([await statesOf(home), await at.free(home)]).toEqual([["refused"], 8 * DOLLAR]);
  expect([await at.balance(accounts.paidOut), await at.balance(accounts.payout(payoutId))]).toEqual([before, 0]);
  expect([await at.balance(accounts.device(home.deviceId)), await at.ledgerSum()]).toEqual([8 * DOLLAR, 0]);
  expect((await getRewards({ ctx: home.ctx, input: {} })).payouts[0]?.reason).toBe("The account is closed");
  expect((await getBatch({ ctx: ann as Context, input: { batchId: batch.id } })).batch).toMatchObject({
    ...{ payouts: 0, amountNanos: 0 },
  });
  const own = await at.reward("own-jobs");
  const gift = await ask(home, own, "8");
  const prepared = await prepareBatch({ ctx: ann as Context, input: { rewardId: own } });
  await approveBatch({ ctx: ben as Context, input: { batchId: prepared.batch.id } });
  await payBatch({ ctx: ann as Context, input: { batchId: prepared.batch.id } }).catch(() => undefined);
  expect(await statesOf(home)).toContain("paid");
  await expect(
    refusePayout({ ctx: ben as Context, input: { payoutId: gift.payoutId, reason: "It was a gift" } }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

test("requests at the same moment never get more than there is", async () => {
  const [home, rewardId] = [await earner(), await at.reward("donation")];
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => ask(home, rewardId, "3")));
  expect(codesOf(tries)).toEqual(["CONFLICT", "CONFLICT", "done", "done"]);
  expect([await at.free(home), await at.ledgerSum()]).toEqual([2 * DOLLAR, 0]);
});

test("of approving and taking back at the same moment one happens, and the money is in one place", async () => {
  const rewardId = await at.reward("laptop-fund");
  const seen = new Set<string>();
  for (let round = 0; round < 6; round++) {
    const home = await earner();
    const { payoutId } = await ask(home, rewardId, "8");
    const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
    const approve = () => approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
    const takeBack = () => takeBackPayout({ ctx: home.ctx, input: { payoutId } });
    const refuse = () => refusePayout({ ctx: ann as Context, input: { payoutId, reason: "Not now" } });
    const acts = round % 2 === 0 ? [approve, takeBack, refuse] : [takeBack, refuse, approve];
    await Promise.allSettled(acts.map((act) => act()));
    await payBatch({ ctx: ann as Context, input: { batchId: batch.id } });
    const [state = ""] = await statesOf(home);
    seen.add(state);
    expect(["paid", "withdrawn", "refused"]).toContain(state);
    expect(await at.free(home)).toBe(state === "paid" ? 0 : 8 * DOLLAR);
    expect([await at.balance(accounts.payout(payoutId)), await at.ledgerSum()]).toEqual([0, 0]);
  }
  expect(seen.size).toBeGreaterThan(0);
});

test("a refusal gives the credit back and says why; taking back works until it is approved, and for nobody else", async () => {
  const [home, other, rewardId] = [await earner(), await at.household(), await at.reward("internet-bill")];
  await expect(ask(home, rewardId, "2")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const { payoutId } = await ask(home, rewardId, "2", "Account 77-1");
  const steal = takeBackPayout({ ctx: other.ctx, input: { payoutId } });
  await expect(steal).rejects.toMatchObject({ code: "NOT_FOUND" });
  await refusePayout({ ctx: ann as Context, input: { payoutId, reason: "There is no such account" } });
  expect((await getRewards({ ctx: home.ctx, input: {} })).payouts).toMatchObject([
    { state: "refused", reason: "There is no such account", payee: "Account 77-1", amountNanos: 2 * DOLLAR },
  ]);
  const again = await ask(home, rewardId, "2", "Account 77-2");
  await takeBackPayout({ ctx: home.ctx, input: again });
  const twice = takeBackPayout({ ctx: home.ctx, input: again });
  await expect(twice).rejects.toMatchObject({ code: "CONFLICT" });
  expect([await at.free(home), await at.balance(accounts.device(home.deviceId))]).toEqual([8 * DOLLAR, 8 * DOLLAR]);
});

test("own jobs are paid as a gift, with which nobody else can be paid", async () => {
  const [home, worker, rewardId] = [await earner(), await at.household(), await at.reward("own-jobs")];
  await ask(home, rewardId, "8");
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  await approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
  expect([await at.balance(accounts.gift(home.id)), await statesOf(home)]).toEqual([8 * DOLLAR, ["paid"]]);
  await at.charge(await at.job(home.ctx, "8"), worker.deviceId, 8 * DOLLAR);
  expect(await at.free(worker)).toBe(0);
  // Nor does a reward make anybody's jobs vouched for.
  const job = await at.city.handle.prisma.job.findFirstOrThrow({ where: { customerId: home.id } });
  expect(job.vouched).toBe(false);
});

test("an address that is not verified, a closed reward, too little and too much are refused with what to do", async () => {
  const { prisma } = at.city.handle;
  const [home, rewardId] = [await earner(), await at.reward("donation")];
  await expect(ask(home, rewardId, "9")).rejects.toMatchObject({ message: expect.stringContaining("C$8.00") });
  await prisma.reward.update({ where: { id: rewardId }, data: { minimumNanos: 5 * DOLLAR } });
  await expect(ask(home, rewardId, "4.99")).rejects.toMatchObject({ message: "Ask for at least C$5.00." });
  await prisma.reward.update({ where: { id: rewardId }, data: { isOpen: false } });
  await expect(ask(home, rewardId, "5")).rejects.toMatchObject({ code: "CONFLICT" });
  await prisma.reward.update({ where: { id: rewardId }, data: { isOpen: true } });
  await prisma.person.update({ where: { id: home.id }, data: { emailVerified: false } });
  await expect(ask(home, rewardId, "5")).rejects.toMatchObject({ message: expect.stringContaining("Verify") });
  for (const amount of ["0", "5.001", "-5", "1e1", ""])
    await expect(ask(home, rewardId, amount)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await at.free(home)).toBe(8 * DOLLAR);
});

test("a flood of requests ends at a few open ones", async () => {
  const [home, rewardId] = [await earner(), await at.reward("donation")];
  const codes = [];
  for (let times = 0; times <= LIMITS.MAX_PAYOUTS_ASKED_PER_DAY; times++)
    codes.push(
      await ask(home, rewardId, "0.01").then(
        () => "done",
        ({ code }) => code,
      ),
    );
  expect(codes.filter((code) => code === "done")).toHaveLength(LIMITS.MAX_OPEN_PAYOUTS);
  expect([codes.at(-2), codes.at(-1)]).toEqual(["LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"]);
});

test("an account that is deleted loses what it only asked for, and is still paid what was approved", async () => {
  const { pool, prisma } = at.city.handle;
  const [home, rewardId] = [await earner(), await at.reward("internet-bill")];
  const [first, second] = [await ask(home, rewardId, "3", "Bill 1"), await ask(home, rewardId, "2", "Bill 2")];
  await prisma.payout.update({ where: { id: second.payoutId }, data: { askedAt: new Date(Date.now() + 60_000) } });
  await prisma.payout.update({ where: { id: second.payoutId }, data: { state: "held" } });
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  await prisma.payout.update({ where: { id: second.payoutId }, data: { batchId: null } });
  await approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
  expect(await previewDeletion({ ctx: home.ctx, input: {} })).toMatchObject({
    ...{ askedNanos: 2 * DOLLAR, approvedNanos: 3 * DOLLAR, sitesNanos: 0 },
  });
  await beginDeletion(pool, home.id);
  await finishDeletion(at.city.handle, home.id);
  expect(await at.balance(accounts.device(home.deviceId))).toBe(5 * DOLLAR);
  const paid = await payBatch({ ctx: ann as Context, input: { batchId: batch.id } });
  expect(paid.payouts).toMatchObject([{ id: first.payoutId, state: "paid", person: null, payee: null }]);
  const left = await prisma.payout.findUniqueOrThrow({ where: { id: second.payoutId } });
  expect(left).toMatchObject({ state: "withdrawn", personId: null, payee: null });
  expect(await at.ledgerSum()).toBe(0);
});

test("a crash between the steps of a request leaves nothing of it", async () => {
  const { pool } = at.city.handle;
  const [home, rewardId] = [await earner(), await at.reward("donation")];
  await pool.query("ALTER TABLE payout_line ADD CONSTRAINT broken CHECK (amount_nanos <> 7000000000)");
  await expect(ask(home, rewardId, "7")).rejects.toThrow("broken");
  await pool.query("ALTER TABLE payout_line DROP CONSTRAINT broken");
  expect([await at.free(home), await statesOf(home)]).toEqual([8 * DOLLAR, []]);
  const { payoutId } = await ask(home, rewardId, "7");
  await pool.query(
    `ALTER TABLE ledger_account ADD CONSTRAINT broken CHECK (id <> 'payout:${payoutId}' OR balance_nanos > 0)`,
  );
  await expect(takeBackPayout({ ctx: home.ctx, input: { payoutId } })).rejects.toThrow("broken");
  await pool.query("ALTER TABLE ledger_account DROP CONSTRAINT broken");
  expect([await at.free(home), await statesOf(home)]).toEqual([DOLLAR, ["held"]]);
  await takeBackPayout({ ctx: home.ctx, input: { payoutId } });
  expect([await at.free(home), await at.ledgerSum()]).toEqual([8 * DOLLAR, 0]);
});

test("what is taken back after it was paid is owed before more is redeemed", async () => {
  const [ctx, home, rewardId] = [await at.customer({ paid: "20" }), await at.household(), await at.reward("own-jobs")];
  const jobId = await at.job(ctx, "20");
  await at.charge(jobId, home.deviceId, 10 * DOLLAR);
  await at.free(home);
  await ask(home, rewardId, "8");
  await at.charge(jobId, home.deviceId, 5 * DOLLAR, "reversal");
  expect(await at.free(home)).toBe(-4 * DOLLAR);
  await at.charge(jobId, home.deviceId, 5 * DOLLAR);
  expect(await at.free(home)).toBe(0);
  await expect(ask(home, rewardId, "0.01")).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a reward keeps its kind, and the desk shows what waits", async () => {
  const rewardId = await at.reward("donation");
  const home = await earner();
  const words = { names: { en: "Trees", fr: "Arbres" }, texts: { en: "Plant", fr: "Planter" } };
  const input = { rewardId, kind: "own-jobs", ...words, minimum: "1", isOpen: true };
  await expect(setReward({ ctx: ann as Context, input })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await setReward({ ctx: ann as Context, input: { ...input, kind: "donation", goal: "100" } });
  await ask(home, rewardId, "1");
  const desk = await getRewardsDesk({ ctx: { ...(ann as Context), language: "fr" }, input: {} });
  expect(desk.rewards.find(({ id }) => id === rewardId)).toMatchObject({
    name: "Arbres",
    held: 1,
    goalNanos: 100 * DOLLAR,
  });
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  await expect(prepareBatch({ ctx: ann as Context, input: { rewardId } })).rejects.toMatchObject({ code: "CONFLICT" });
  await approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
  const { rewards } = await getRewards({ ctx: home.ctx, input: {} });
  expect(rewards.find(({ id }) => id === rewardId)).toMatchObject({ name: "Trees", filledNanos: DOLLAR });
});
