import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { tallyWork } from "../pride/tally-work";
import { type EarningCity, type Household, openEarningCity } from "./testing/earning-city";

const { getEarnedUnits } = checkedVerbs;
const RIGHT = Buffer.alloc(32, 1);
const WRONG = Buffer.alloc(32, 2);

let at: EarningCity;

beforeAll(async () => {
  at = await openEarningCity();
});
afterAll(() => at.city.close());

const deviceNo = async ({ deviceId }: Household) =>
  (await at.city.handle.prisma.device.findUniqueOrThrow({ where: { id: deviceId } })).no;

async function earningJob(homes: readonly Household[]) {
  const jobId = await at.job(await at.customer({ gift: "5" }), "1");
  for (const { deviceId } of homes) await at.charge(jobId, deviceId, 1_000);
  await tallyWork(at.city.handle.pool);
  const { no } = await at.city.handle.prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  return { jobId, no };
}

/** Answers of a device to units `from` to `to`, a second apart. */
const answers = (jobNo: number, deviceNo: number, from: number, to: number, { digest = RIGHT, settles = true } = {}) =>
  at.city.handle.pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, price_nanos, credit_nanos, returned_at)
     SELECT $1, n, $2, $5, $6, 1, 1, CASE WHEN $5 THEN 100 END, CASE WHEN $5 THEN 40 END, now() + n * interval '1 second'
     FROM generate_series($3::int, $4::int) AS n`,
    [jobNo, deviceNo, from, to, settles, digest],
  );

async function allPages(ctx: Context, jobId: string) {
  const units: number[] = [];
  let after: string | undefined;
  let pages = 0;
  for (;;) {
    const page = await getEarnedUnits({ ctx, input: { jobId, ...(after !== undefined && { after }) } });
    pages += 1;
    units.push(...page.units.map(({ unit }) => unit));
    if (page.next === null) return { units, pages };
    after = page.next;
  }
}

test("a line of earnings opens to its units, their price and what the device got; outvoted answers got nothing", async () => {
  const [home, other] = [await at.household(), await at.household()];
  const { jobId, no } = await earningJob([home, other]);
  const [mine, theirs] = [await deviceNo(home), await deviceNo(other)];
  await answers(no, theirs, 1, 3);
  await answers(no, mine, 1, 2, { settles: false });
  await answers(no, mine, 3, 3, { settles: false, digest: WRONG });
  const { units, jobName, next, isForgotten } = await getEarnedUnits({ ctx: home.ctx, input: { jobId } });
  expect(units).toMatchObject([1, 2].map((unit) => ({ unit, device: "A lamp", priceNanos: 100, creditNanos: 40 })));
  expect([next, isForgotten, jobName.length > 0]).toEqual([null, false, true]);
});

test("a page looks at so many answers and no more, those to other jobs included, and none is missed or told twice", async () => {
  const home = await at.household();
  const [wanted, between] = [await earningJob([home]), await earningJob([home])];
  const mine = await deviceNo(home);
  const many = LIMITS.MAX_ANSWERS_LOOKED_AT;
  await answers(wanted.no, mine, 1, 5);
  // At the same moments, as far as the clock tells.
  await answers(between.no, mine, 1, 2 * many);
  await answers(wanted.no, mine, 2 * many - 2, 2 * many + 3);
  const { units, pages } = await allPages(home.ctx, wanted.jobId);
  expect(units).toEqual([1, 2, 3, 4, 5, ...Array.from({ length: 6 }, (_, n) => 2 * many - 2 + n)]);
  expect(pages).toBe(3);
});

test("a household with several devices reads one after the other, and nobody reads another household's", async () => {
  const [home, stranger] = [await at.household(), await at.household()];
  const { prisma } = at.city.handle;
  const second = { id: `${home.deviceId}_2`, label: "A phone", engine: "webkit", cores: 1, ownerId: home.id };
  await prisma.device.create({ data: second });
  const { jobId, no } = await earningJob([home, { ...home, deviceId: second.id }]);
  const first = await deviceNo(home);
  await answers(no, first, 1, 2);
  await answers(no, (await prisma.device.findUniqueOrThrow({ where: { id: second.id } })).no, 3, 4);
  expect((await allPages(home.ctx, jobId)).units).toEqual([1, 2, 3, 4]);
  for (const after of [undefined, `${first}.0.0.0`]) {
    const asked = getEarnedUnits({ ctx: stranger.ctx, input: { jobId, ...(after !== undefined && { after }) } });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test.each([
  "x",
  "1.2.3",
  "1.2.3.4.5",
  "-1.2.3.4",
  "1.99999999999999.1.1",
  "1.1.99999999999.1",
  "1e3.1.1.1",
  "0x1.1.1.1",
])("the cursor %s is refused", async (after) => {
  const home = await at.household();
  const { jobId } = await earningJob([home]);
  await expect(getEarnedUnits({ ctx: home.ctx, input: { jobId, after } })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});
