import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payable } from "#core/rewards/payable";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { IS_CLOSE } from "../partners/is-close";
import { tallyWork } from "../pride/tally-work";
import { queryByClient } from "../store/query";
import { until } from "../testing/until";
import { noteChangedEarnings } from "./note-changed-earnings";
import { readPartnerEarnings } from "./read-partner-earnings";
import { sumChangedEarnings } from "./sum-changed-earnings";
import { sumPartnerEarnings } from "./sum-partner-earnings";
import { type EarningCity, type Household, openEarningCity } from "./testing/earning-city";
import { type EarningSites, earningSites, type Site } from "./testing/earning-sites";

const { askPayout, refusePayout, takeBackPayout } = checkedVerbs;
const CENT = 10_000_000;

let at: EarningCity;
let { site, visit, counted }: EarningSites = {} as EarningSites;

beforeAll(async () => {
  at = await openEarningCity({ PARTNER_SHARE_PERCENT: "50" });
  ({ site, visit, counted } = earningSites(at));
});
afterAll(() => at.city.close());

/** All that the partner has, row by row, as the rule says it. */
async function fromScratch({ partnerId }: Site) {
  const { rows } = await at.city.handle.pool.query<Record<string, string> & { is_close: boolean }>(
    `SELECT e.*, own.shared_nanos AS own, own.near_nanos AS own_near, ${IS_CLOSE} AS is_close
     FROM partner_earning AS own JOIN partner ON partner.id = own.partner_id JOIN device ON device.no = own.device_no
     JOIN job ON job.no = own.job_no JOIN device_earning AS e USING (device_no, job_no) WHERE own.partner_id = $1`,
    [partnerId],
  );
  const sums = { giftNanos: 0, closeNanos: 0, lateNanos: 0, payableNanos: 0 };
  for (const row of rows) {
    const parts = payable({
      ...{ creditNanos: Number(row["credit_nanos"]), paidNanos: Number(row["paid_nanos"]) },
      ...{ nearNanos: Number(row["near_nanos"]), redeemedNanos: Number(row["redeemed_nanos"]) },
      ...{ allSharedNanos: Number(row["shared_nanos"]), sharedNanos: Number(row["own"]) },
      ...{ closeNanos: Number(row["own_near"]), isClose: row.is_close },
    });
    for (const part of Object.keys(sums) as (keyof typeof sums)[]) sums[part] += parts[part];
  }
  return sums;
}

async function asSummed({ partnerId }: Site) {
  const { pool } = at.city.handle;
  const tx = await pool.connect();
  const { kinds } = await readPartnerEarnings(queryByClient(tx), partnerId);
  tx.release();
  const [kind = { workKind: "other", giftNanos: 0, closeNanos: 0, lateNanos: 0, payableNanos: 0 }] = kinds;
  const { workKind: _, ...sums } = kind;
  return sums;
}

interface Scene {
  sites: [Site, Site];
  homes: [Household, Household];
  jobs: [string, string];
  reward: string;
  asked: { payoutId: string; ctx: Context }[];
}

/** Both households have earned, also for the first site, and all of it is counted. */
async function scene(): Promise<Scene> {
  const on: Scene = {
    sites: [await site(), await site()],
    homes: [await at.household(), await at.household()],
    jobs: [
      await at.job(await at.customer({ paid: "50" }), "50"),
      await at.job(await at.customer({ paid: "20", gift: "2" }), "20"),
    ],
    reward: await at.reward("donation"),
    asked: [],
  };
  for (const home of on.homes) {
    await at.charge(on.jobs[0], home.deviceId, 100 * CENT);
    await visit(on.sites[0], home, on.jobs[0], 40 * CENT);
  }
  await counted(on.sites[0]);
  return on;
}

const which = fc.nat(1);
const cents = fc.integer({ min: 2, max: 100 });
const STEP = fc.oneof(
  fc.record({ kind: fc.constant("charge" as const), home: which, job: which, cents }),
  fc.record({ kind: fc.constant("reversal" as const), home: which, job: which, cents: fc.constant(2) }),
  fc.record({ kind: fc.constant("visit" as const), home: which, job: which, site: which, cents }),
  fc.record({ kind: fc.constant("home asks" as const), home: which, cents }),
  fc.record({ kind: fc.constant("site asks" as const), site: which, cents }),
  fc.record({ kind: fc.constant("taken back" as const) }),
  fc.record({ kind: fc.constant("refused" as const) }),
  fc.record({ kind: fc.constant("moves" as const), home: which, site: which }),
  fc.record({ kind: fc.constant("counted" as const) }),
);
type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;

const dollars = (cents: number) => (cents / 100).toFixed(2);

async function act(on: Scene, step: Step): Promise<unknown> {
  const { pool, prisma } = at.city.handle;
  const ask = async (ctx: Context, input: object) => on.asked.push({ ...(await askPayout({ ctx, input })), ctx });
  const [home, job, one] = [
    on.homes["home" in step ? step.home : 0] as Household,
    on.jobs["job" in step ? step.job : 0] ?? "",
    on.sites["site" in step ? step.site : 0] as Site,
  ];
  switch (step.kind) {
    case "charge":
    case "reversal":
      return at.charge(job, home.deviceId, step.cents * CENT, step.kind);
    case "visit":
      return visit(one, home, job, step.cents * CENT);
    case "home asks":
      return ask(home.ctx, { rewardId: on.reward, amount: dollars(step.cents) });
    case "site asks":
      return ask(one.owner.ctx, { rewardId: on.reward, amount: dollars(step.cents), partnerId: one.partnerId });
    case "taken back": {
      const asked = on.asked.shift();
      return asked && takeBackPayout({ ctx: asked.ctx, input: { payoutId: asked.payoutId } });
    }
    case "refused": {
      const asked = on.asked.pop();
      const input = { payoutId: asked?.payoutId ?? "", reason: "As it happens" };
      return asked && refusePayout({ ctx: at.admins[0], input });
    }
    case "moves":
      return prisma.device.update({ where: { id: home.deviceId }, data: { network: `net ${one.owner.id}` } });
    case "counted":
      await tallyWork(pool);
      return sumChangedEarnings(pool);
  }
}

/** What is refused, such as to redeem more than there is, changes nothing. */
const unlessRefused = (error: { code?: string }) => {
  if (!["CONFLICT", "NOT_FOUND", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS", "UNAUTHENTICATED"].includes(error.code ?? ""))
    throw error;
};

async function expectSummed(on: Scene) {
  for (const one of on.sites) {
    await counted(one);
    expect(await asSummed(one)).toEqual(await fromScratch(one));
  }
}

test("sums are what adding everything up gives, in whatever order things happen", async () => {
  const steps = fc.array(STEP, { minLength: 25, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const on = await scene();
      for (const step of all) await act(on, step).catch(unlessRefused);
      await expectSummed(on);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("what another site is given of a device's work changes what this one may be paid of it", async () => {
  const on = await scene();
  await visit(on.sites[1], on.homes[0], on.jobs[0], 40 * CENT);
  await counted(on.sites[1]);
  await visit(on.sites[0], on.homes[0], on.jobs[0], 60 * CENT);
  await expectSummed(on);
});

test("what is close to a site's owner since it was summed cannot be paid, and can when it no longer is", async () => {
  const on = await scene();
  const [one] = on.sites;
  const before = await asSummed(one);
  expect(before.payableNanos).toBeGreaterThan(0);
  await act(on, { kind: "moves", home: 0, site: 0 });
  const close = await asSummed(one);
  expect(close).toEqual(await fromScratch(one));
  expect(close.payableNanos).toBe(before.payableNanos / 2);
  await act(on, { kind: "moves", home: 0, site: 1 });
  expect(await asSummed(one)).toEqual(before);
});

test("what changes while it is being added up is added up again", async () => {
  const on = await scene();
  const [one] = on.sites;
  const { pool } = at.city.handle;
  await visit(one, on.homes[0], on.jobs[0], 10 * CENT);
  const [summing, changing] = [await pool.connect(), await pool.connect()];
  for (const tx of [summing, changing]) await tx.query("BEGIN");
  await sumPartnerEarnings(queryByClient(summing), one.partnerId);
  const { rows } = await changing.query<{ deviceNo: number; jobNo: number }>(
    `UPDATE device_earning SET paid_nanos = paid_nanos / 2 WHERE device_no = (SELECT no FROM device WHERE id = $1)
     RETURNING device_no AS "deviceNo", job_no AS "jobNo"`,
    [on.homes[0].deviceId],
  );
  let isNoted = false;
  const noted = noteChangedEarnings(queryByClient(changing), rows).then(() => {
    isNoted = true;
  });
  await until("the change waits for the sums", async () => {
    const waiting = await pool.query("SELECT FROM pg_locks WHERE NOT granted");
    return isNoted || waiting.rows.length > 0;
  });
  await summing.query("COMMIT");
  await noted;
  await changing.query("COMMIT");
  for (const tx of [summing, changing]) tx.release();
  await expectSummed(on);
});

test("changes while the sums are made are not lost", async () => {
  const on = await scene();
  for (let round = 0; round < 10; round++) {
    const steps: Step[] = [
      { kind: "charge", home: 0, job: 0, cents: 10 },
      { kind: "charge", home: 1, job: 0, cents: 10 },
      { kind: "visit", home: 0, job: 0, site: 0, cents: 8 },
      { kind: "visit", home: 0, job: 0, site: 1, cents: 4 },
      { kind: "visit", home: 1, job: 0, site: 1, cents: 8 },
      { kind: "home asks", home: 0, cents: 2 },
      { kind: "site asks", site: 1, cents: 2 },
      ...Array.from({ length: 3 }, () => ({ kind: "counted" }) as const),
    ];
    await Promise.all(steps.map((step) => act(on, step).catch(unlessRefused)));
  }
  await expectSummed(on);
});

test("of twenty sites that change at once, each is added up in one round", async () => {
  const on = await scene();
  const more = await Promise.all(Array.from({ length: 20 }, () => site()));
  for (const one of more) await visit(one, on.homes[0], on.jobs[0], CENT);
  await sumChangedEarnings(at.city.handle.pool);
  for (const one of more) expect(await asSummed(one)).toEqual(await fromScratch(one));
});
