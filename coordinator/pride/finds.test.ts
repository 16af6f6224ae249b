import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { encodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";
import { awardFinds } from "./award-finds";
import { plainPerson } from "./testing/plain-person";

const { getProfile, giveMoney, setProfile, submitJob } = checkedVerbs;
const FIND = 20;
const DOLLAR = 1_000_000_000;

let city: TestCity;
let customerId: string;
let jobs = 0;

beforeAll(async () => {
  city = await openTestCity();
});
afterAll(() => city.close());
beforeEach(async () => {
  await city.handle.pool.query("TRUNCATE find_search, badge CASCADE");
  customerId = (await plainPerson(city)).person?.id ?? "";
});

/** Digits look like letters, and some of them alike. */
const inLetters = (no: number) => Array.from(String(no), (digit) => "acdfghjkmp"[Number(digit)]).join("");

async function household(network: string | null = null) {
  const ctx = await plainPerson(city);
  const ownerId = ctx.person?.id ?? "";
  const data = { id: `dev_${ownerId}`, label: "A lamp", engine: "chromium", cores: 1, ownerId, network };
  const { no } = await city.handle.prisma.device.create({ data });
  await setProfile({ ctx, input: { name: `Lamp ${inLetters(no)}` } });
  return { ctx, no };
}

interface Told {
  units?: number;
  spentNanos?: number;
  state?: "running" | "finished";
  owner?: string;
}

/** A job that declared its finds and has ended. */
async function searchedJob({ units = 1_000, spentNanos = DOLLAR, state = "finished", owner = customerId }: Told = {}) {
  jobs += 1;
  const row = { id: `job_find${jobs}`, customerId: owner, name: `The prime ${jobs}`, manifest: {}, spec: {} };
  const { prisma } = city.handle;
  const money = { budgetNanos: spentNanos, spentNanos, network: "the customer's" };
  const { no } = await prisma.job.create({ data: { ...row, ...money, units, replicas: 2, cores: 0, state } });
  await prisma.findSearch.create({ data: { jobNo: no, exitCode: FIND } });
  return { no, name: row.name };
}

const outputOf = (exitCode: number, text = "") => {
  const utf8 = (words: string) => new TextEncoder().encode(words);
  return Buffer.from(encodeOutput({ exitCode, parts: [{ name: "stdout", bytes: utf8(text) }] }, utf8));
};

async function answers(jobNo: number, unit: number, deviceNo: number, changes: object = {}) {
  const row = {
    jobNo,
    unit,
    deviceNo,
    settles: true,
    digest: Buffer.alloc(32),
    fuel: 1,
    ms: 1,
    output: outputOf(FIND),
  };
  await city.handle.prisma.replica.create({ data: { ...row, returnedAt: new Date(), ...changes } });
}

const found = async ({ ctx }: { ctx: Context }) => (await getProfile({ ctx, input: {} })).found;
const award = () => awardFinds(city.handle.pool);

test("everybody whose device agreed on a find has a badge that names the job, and nobody else does", async () => {
  const [one, two, wrong, other] = [await household(), await household(), await household(), await household()];
  const { no, name } = await searchedJob();
  await answers(no, 17, one.no);
  await answers(no, 17, two.no, { settles: false, output: null });
  await answers(no, 17, wrong.no, { settles: false, output: null, digest: Buffer.alloc(32, 1) });
  await answers(no, 18, other.no, { output: outputOf(0, `{"exitCode":${FIND},`) });
  await answers(no, 19, other.no, { output: outputOf(200) });
  await award();
  expect(await Promise.all([one, two, wrong, other].map(found))).toEqual([name, name, null, null]);
  expect(await city.handle.prisma.findSearch.count()).toBe(0);
});

test("a job whose every second unit is a find, or that cost next to nothing, gives no badge", async () => {
  const friend = await household();
  const many = await searchedJob({ spentNanos: 900 * DOLLAR });
  for (let unit = 0; unit < 1_000; unit += 2) await answers(many.no, unit, friend.no);
  const cheap = await searchedJob({ spentNanos: DOLLAR - 1 });
  await answers(cheap.no, 5, friend.no);
  const short = await searchedJob({ units: 3 });
  await answers(short.no, 1, friend.no);
  await award();
  expect([await found(friend), await city.handle.prisma.findSearch.count()]).toEqual([null, 0]);
});

test("the customer's own devices and network find nothing, and nothing is found while a job runs", async () => {
  const [own, neighbour, waiting] = [await household(), await household("the customer's"), await household()];
  const { no } = await searchedJob({ owner: own.ctx.person?.id ?? "" });
  for (const { no: deviceNo } of [own, neighbour]) await answers(no, 3, deviceNo, { settles: deviceNo === own.no });
  const running = await searchedJob({ state: "running" });
  await answers(running.no, 3, waiting.no);
  await award();
  expect(await Promise.all([own, neighbour, waiting].map(found))).toEqual([null, null, null]);
  await city.handle.prisma.job.update({ where: { no: running.no }, data: { state: "cancelled" } });
  await award();
  expect(await found(waiting)).toBe(running.name);
});

test("a long search goes on where another coordinator died, and six at once give each badge once", async () => {
  const units = LIMITS.MAX_UNITS_SEARCHED_AT_ONCE * 3 + 1;
  const [first, last] = [await household(), await household()];
  const { no, name } = await searchedJob({ units, spentNanos: 9 * DOLLAR });
  await answers(no, 1, first.no);
  await answers(no, units - 1, last.no);
  const { pool, prisma } = city.handle;
  await pool.query("ALTER TABLE find_search ADD CONSTRAINT broken CHECK (next_unit < 10000)");
  await expect(award()).rejects.toThrow("broken");
  expect(await prisma.findSearch.findMany()).toMatchObject([
    { nextUnit: LIMITS.MAX_UNITS_SEARCHED_AT_ONCE, found: [1] },
  ]);
  await pool.query("ALTER TABLE find_search DROP CONSTRAINT broken");
  await Promise.all(Array.from({ length: 6 }, award));
  await award();
  expect(await Promise.all([first, last].map(found))).toEqual([name, name]);
  expect(await prisma.badge.count()).toBe(2);
});

test("only customers whom an admin vouched for declare finds, and only with a code that is a success", async () => {
  const ctx = await city.person("Seeker");
  const program = await city.upload(DOUBLE);
  const { prisma } = city.handle;
  const submit = (changes: object) => submitJob({ ctx, input: manifest(program, { budget: "0.10", ...changes }) });
  await expect(submit({ findExitCode: 7 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const searches = async (changes: object) => {
    const { no } = await prisma.job.findUniqueOrThrow({ where: { id: (await submit(changes)).id } });
    return prisma.findSearch.count({ where: { jobNo: no } });
  };
  expect(await searches({ findExitCode: 0 })).toBe(0);
  const admin = await city.person("Ann", "owner");
  await giveMoney({ ctx: admin, input: { customerId: ctx.person?.id ?? "", amount: "1", note: "for a search" } });
  expect(await searches({ findExitCode: 0 })).toBe(1);
  expect(await searches({})).toBe(0);
});
