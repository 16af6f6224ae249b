import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { beginDeletion } from "../rights/begin-deletion";
import { finishDeletion } from "../rights/finish-deletions";
import { type EarningCity, type Household, openEarningCity } from "./testing/earning-city";
import { type EarningSites, earningSites, type Site } from "./testing/earning-sites";

const { approveBatch, askPayout, getPartnerEarnings, getRewards, getRewardsDesk } = checkedVerbs;
const { payBatch, prepareBatch, previewDeletion, refusePayout, takeBackPayout } = checkedVerbs;
const DOLLAR = 1_000_000_000;

let at: EarningCity;
let { site, visit, counted }: EarningSites = {} as EarningSites;
let [ann, ben]: Context[] = [];

beforeAll(async () => {
  at = await openEarningCity({ PARTNER_SHARE_PERCENT: "50" });
  ({ site, visit, counted } = earningSites(at));
  [ann, ben] = at.admins;
});
afterAll(() => at.city.close());

/** A site that can be paid four dollars, and the player whose device earned eight with its button. */
async function earner(): Promise<Site & { player: Household }> {
  const [made, player, customer] = [await site(), await at.household(), await at.customer({ paid: "10" })];
  const jobId = await at.job(customer, "10");
  await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  await visit(made, player, jobId, 8 * DOLLAR);
  expect([await free(made), await at.free(player)]).toEqual([4 * DOLLAR, 4 * DOLLAR]);
  return { ...made, player };
}

const earningsOf = ({ owner, partnerId }: Site) => getPartnerEarnings({ ctx: owner.ctx, input: { partnerId } });

async function free(of: Site): Promise<number> {
  await counted(of);
  return (await earningsOf(of)).freeNanos;
}

const ask = ({ owner, partnerId }: Site, rewardId: string, amount: string) =>
  askPayout({ ctx: owner.ctx, input: { rewardId, amount, partnerId } });

const partsOf = async (of: Site) => {
  const [kind, ...others] = (await earningsOf(of)).kinds;
  expect(others).toEqual([]);
  return kind;
};

const codesOf = (tries: PromiseSettledResult<unknown>[]) =>
  tries.map((one) => (one.status === "fulfilled" ? "done" : one.reason.code)).sort();

test("what a site earned is held, approved by two and paid, once, and is shown with the site's name", async () => {
  const [made, rewardId] = [await earner(), await at.reward("e-transfer")];
  const { payoutId } = await ask(made, rewardId, "3");
  expect(await at.balance(accounts.partner(made.partnerId))).toBe(DOLLAR);
  const { waiting } = await getRewardsDesk({ ctx: ann as Context, input: {} });
  expect(waiting.find(({ id }) => id === payoutId)).toMatchObject({
    site: "A game",
    payee: made.owner.ctx.person?.email,
  });
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  const input = { batchId: batch.id };
  await expect(approveBatch({ ctx: ann as Context, input })).rejects.toMatchObject({ code: "CONFLICT" });
  await approveBatch({ ctx: ben as Context, input });
  const paid = await Promise.allSettled([1, 2, 3].map(() => payBatch({ ctx: ann as Context, input })));
  expect(codesOf(paid)).toEqual(["CONFLICT", "CONFLICT", "done"]);
  expect([await free(made), await at.free(made.player), await at.ledgerSum()]).toEqual([DOLLAR, 4 * DOLLAR, 0]);
  expect((await getRewards({ ctx: made.owner.ctx, input: {} })).payouts).toMatchObject([
    { state: "paid", site: "A game" },
  ]);
  expect(await earningsOf(made)).toMatchObject({
    ...{ redeemedNanos: 3 * DOLLAR, payouts: [{ id: payoutId, state: "paid" }] },
    days: [{ workKind: "other", units: 1, sharedNanos: 4 * DOLLAR }],
  });
});

test("requests at the same moment, of a site and of its players, never get more than was paid in", async () => {
  const [made, rewardId] = [await earner(), await at.reward("donation")];
  const home = (amount: string) => askPayout({ ctx: made.player.ctx, input: { rewardId, amount } });
  const tries = await Promise.allSettled([
    ...[ask(made, rewardId, "3"), ask(made, rewardId, "3"), ask(made, rewardId, "3")],
    ...[home("3"), home("3"), home("3")],
  ]);
  expect(codesOf(tries)).toEqual(["CONFLICT", "CONFLICT", "CONFLICT", "CONFLICT", "done", "done"]);
  expect([await free(made), await at.free(made.player), await at.ledgerSum()]).toEqual([DOLLAR, DOLLAR, 0]);
});

test("who redeems before the site's part is counted leaves nothing to be paid twice", async () => {
  const [made, player, rewardId] = [await site(), await at.household(), await at.reward("donation")];
  const jobId = await at.job(await at.customer({ paid: "10" }), "10");
  await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  expect(await at.free(player)).toBe(8 * DOLLAR);
  await askPayout({ ctx: player.ctx, input: { rewardId, amount: "8" } });
  await visit(made, player, jobId, 8 * DOLLAR);
  expect([await free(made), await at.free(player)]).toEqual([0, -4 * DOLLAR]);
  expect(await partsOf(made)).toMatchObject({ lateNanos: 4 * DOLLAR, payableNanos: 0 });
  await expect(ask(made, rewardId, "0.01")).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a household that redeems while its site's part is being counted and asked for waits for one of them", async () => {
  const rewardId = await at.reward("donation");
  for (let round = 0; round < 5; round++) {
    const [made, player] = [await site(), await at.household()];
    const jobId = await at.job(await at.customer({ paid: "10" }), "10");
    await at.charge(jobId, player.deviceId, 10 * DOLLAR);
    await at.free(player);
    const all = askPayout({ ctx: player.ctx, input: { rewardId, amount: "8" } });
    const part = visit(made, player, jobId, 8 * DOLLAR).then(() => ask(made, rewardId, "4"));
    await Promise.allSettled([all, part]);
    const { rows } = await at.city.handle.pool.query(
      "SELECT coalesce(sum(amount_nanos), 0)::text AS held FROM payout WHERE person_id = ANY($1)",
      [[player.id, made.owner.id]],
    );
    expect(Number(rows[0]?.held)).toBeLessThanOrEqual(8 * DOLLAR);
    expect(await at.ledgerSum()).toBe(0);
  }
});

test("a site is paid for no gift, whatever else the device earned with paid money", async () => {
  const [made, player] = [await site(), await at.household()];
  const [paid, given] = [
    await at.job(await at.customer({ paid: "10" }), "10"),
    await at.job(await at.customer({ gift: "10" }), "10"),
  ];
  for (const jobId of [paid, given]) await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  await visit(made, player, given, 8 * DOLLAR);
  expect([await free(made), await at.free(player)]).toEqual([0, 8 * DOLLAR]);
  expect(await partsOf(made)).toMatchObject({ giftNanos: 4 * DOLLAR, payableNanos: 0 });
});

/** What makes a job or a player's device close to a site's owner. */
const CLOSE: Record<string, (at: { owner: string; player: Household; jobId: string }) => Promise<unknown>> = {
  "their own device": ({ owner, player }) => giveDevice(player, owner),
  "their own job": ({ owner, jobId }) => changeJob(jobId, { customerId: owner }),
  "a job of their organisation": async ({ owner, jobId }) =>
    changeJob(jobId, { customerId: await organisationOf(owner) }),
  "a device of another member": ({ owner, player }) => organisationOf(owner, player.id),
  "a job from where a device of theirs is": ({ owner, jobId }) => changeJob(jobId, { network: `net ${owner}` }),
  "a device where one of theirs is": ({ owner, player }) =>
    at.city.handle.prisma.device.update({ where: { id: player.deviceId }, data: { network: `net ${owner}` } }),
  "a device from where the site was registered": async ({ owner, player }) => {
    const { prisma } = at.city.handle;
    await prisma.partner.updateMany({ where: { owner }, data: { network: "an office" } });
    await prisma.device.update({ where: { id: player.deviceId }, data: { network: "an office" } });
  },
  "a device of their household": ({ owner, player }) => moveIn(owner, player.id),
};

const giveDevice = ({ deviceId }: Household, ownerId: string) =>
  at.city.handle.prisma.device.update({ where: { id: deviceId }, data: { ownerId } });

const changeJob = (id: string, data: object) => at.city.handle.prisma.job.update({ where: { id }, data });

const moveIn = (...people: string[]) =>
  at.city.handle.prisma.householdMember.createMany({
    data: people.map((personId) => ({ householdId: `home of ${people[0]}`, personId })),
  });

async function organisationOf(...members: string[]): Promise<string> {
  const organisationId = (await at.customer({ paid: "1" })).person?.id ?? "";
  await at.city.handle.prisma.organisation.create({ data: { id: organisationId, answersId: members[0] ?? "" } });
  const data = members.map((personId) => ({ organisationId, personId, role: "member" }));
  await at.city.handle.prisma.membership.createMany({ data });
  return organisationId;
}

test.each(Object.entries(CLOSE))("a site is not paid for %s, before and after", async (_, makeClose) => {
  const { owner, partnerId } = await site();
  const player = await at.household();
  const jobId = await at.job(await at.customer({ paid: "10" }), "10");
  await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  await visit({ owner, partnerId }, player, jobId, 4 * DOLLAR);
  expect(await free({ owner, partnerId })).toBe(2 * DOLLAR);
  await makeClose({ owner: owner.id, player, jobId });
  await visit({ owner, partnerId }, player, jobId, 4 * DOLLAR);
  expect(await free({ owner, partnerId })).toBe(0);
  expect(await partsOf({ owner, partnerId })).toMatchObject({ closeNanos: 4 * DOLLAR, payableNanos: 0 });
});

test("what was close to a site's owner when it was counted stays so", async () => {
  const { owner, partnerId } = await site();
  const player = await at.household();
  const jobId = await at.job(await at.customer({ paid: "10" }), "10");
  await giveDevice(player, owner.id);
  await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  await visit({ owner, partnerId }, player, jobId, 8 * DOLLAR);
  await giveDevice(player, player.id);
  expect(await free({ owner, partnerId })).toBe(0);
});

test("a refusal, a change of mind and a deleted account give the credit back to the site; what is approved is paid", async () => {
  const { pool, prisma } = at.city.handle;
  const [made, stranger, rewardId] = [await earner(), await at.household(), await at.reward("e-transfer")];
  const steal = askPayout({ ctx: stranger.ctx, input: { rewardId, amount: "1", partnerId: made.partnerId } });
  await expect(steal).rejects.toMatchObject({ code: "NOT_FOUND" });
  const first = await ask(made, rewardId, "4");
  await refusePayout({ ctx: ann as Context, input: { payoutId: first.payoutId, reason: "Who are you?" } });
  const second = await ask(made, rewardId, "4");
  await takeBackPayout({ ctx: made.owner.ctx, input: second });
  expect([await free(made), await at.balance(accounts.partner(made.partnerId))]).toEqual([4 * DOLLAR, 4 * DOLLAR]);
  const third = await ask(made, rewardId, "1");
  const { batch } = await prepareBatch({ ctx: ann as Context, input: { rewardId } });
  await approveBatch({ ctx: ben as Context, input: { batchId: batch.id } });
  const fourth = await ask(made, rewardId, "2");
  expect(await previewDeletion({ ctx: made.owner.ctx, input: {} })).toMatchObject({
    ...{ sitesNanos: DOLLAR, askedNanos: 2 * DOLLAR, approvedNanos: DOLLAR },
  });
  await beginDeletion(pool, made.owner.id);
  await finishDeletion(at.city.handle, made.owner.id);
  expect(await at.balance(accounts.partner(made.partnerId))).toBe(3 * DOLLAR);
  const { payouts } = await payBatch({ ctx: ann as Context, input: { batchId: batch.id } });
  expect(payouts).toMatchObject([{ id: third.payoutId, state: "paid", person: null }]);
  const left = await prisma.payout.findUniqueOrThrow({ where: { id: fourth.payoutId } });
  expect(left).toMatchObject({ state: "withdrawn", personId: null, payee: null });
  expect(await prisma.partnerEarning.count({ where: { partnerId: made.partnerId } })).toBe(0);
  expect(await at.ledgerSum()).toBe(0);
});

test("a crash between the steps of a site's request leaves nothing of it", async () => {
  const { pool } = at.city.handle;
  const [made, rewardId] = [await earner(), await at.reward("donation")];
  await pool.query("ALTER TABLE partner ADD CONSTRAINT broken CHECK (redeemed_nanos <> 3140000000)");
  await expect(ask(made, rewardId, "3.14")).rejects.toThrow("broken");
  await pool.query("ALTER TABLE partner DROP CONSTRAINT broken");
  expect([await free(made), (await earningsOf(made)).payouts]).toEqual([4 * DOLLAR, []]);
  const { payoutId } = await ask(made, rewardId, "3");
  await pool.query(
    `ALTER TABLE ledger_account ADD CONSTRAINT broken CHECK (id <> 'payout:${payoutId}' OR balance_nanos > 0)`,
  );
  await expect(takeBackPayout({ ctx: made.owner.ctx, input: { payoutId } })).rejects.toThrow("broken");
  await pool.query("ALTER TABLE ledger_account DROP CONSTRAINT broken");
  expect(await free(made)).toBe(DOLLAR);
  await takeBackPayout({ ctx: made.owner.ctx, input: { payoutId } });
  expect([await free(made), await at.ledgerSum()]).toEqual([4 * DOLLAR, 0]);
});

test("what is taken back after a site was paid is owed before it is paid again", async () => {
  const [made, player, rewardId] = [await site(), await at.household(), await at.reward("donation")];
  const jobId = await at.job(await at.customer({ paid: "20" }), "20");
  await at.charge(jobId, player.deviceId, 10 * DOLLAR);
  await visit(made, player, jobId, 8 * DOLLAR);
  await free(made);
  await ask(made, rewardId, "4");
  await at.charge(jobId, player.deviceId, 10 * DOLLAR, "reversal");
  expect(await free(made)).toBe(-4 * DOLLAR);
  await expect(ask(made, rewardId, "0.01")).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a site's page tells of days and kinds of work, and of no device, job or household", async () => {
  const made = await earner();
  const told = JSON.stringify(await earningsOf(made));
  const job = await at.city.handle.prisma.job.findFirstOrThrow({ orderBy: { no: "desc" } });
  for (const secret of [made.player.deviceId, made.player.id, job.id, job.name, job.customerId])
    expect(told).not.toContain(secret);
});
