import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { tallyWork } from "../pride/tally-work";
import { type EarningCity, type Household, openEarningCity } from "../rewards/testing/earning-city";
import { thanksOf } from "./read-thanks";

const { getNewestThanks, getThanks, judgeCustomer, judgeThanks, listReportedThanks, listThanks } = checkedVerbs;
const { giveMoney, listAudit, removeDevice, reportThanks, writeThanks } = checkedVerbs;
const NOBODY: Context = { person: null, via: "web" };
const WORDS = { text: "Thank you.  The flood map is finished.", outcome: "The town moves two pumps." };

let earning: EarningCity;
let customer: Context;
let admin: Context;

beforeAll(async () => {
  earning = await openEarningCity();
  [admin] = earning.admins;
});
afterAll(() => earning.city.close());
beforeEach(async () => {
  await earning.city.handle.pool.query("TRUNCATE thanks, rate_limit CASCADE");
  customer = await earning.customer({ gift: "50" });
});

/** A job that has ended, for which these devices worked. */
async function endedJob(workers: readonly Household[], changes: object = { agreed: 5 }): Promise<string> {
  const id = await earning.job(customer, "0.10");
  for (const { deviceId } of workers) await earning.charge(id, deviceId, 1_000);
  await tallyWork(earning.city.handle.pool);
  await earning.city.handle.prisma.job.update({ where: { id }, data: { state: "finished", ...changes } });
  return id;
}

const tokenOf = ({ deviceId }: Household) => earning.city.handle.signatures.deviceToken(deviceId as never);
const write = (jobId: string, changes: object = {}) =>
  writeThanks({ ctx: customer, input: { jobId, ...WORDS, ...changes } });
const read = async ({ ctx }: Household) => (await listThanks({ ctx, input: {} })).thanks;
const newest = async (home: Household) =>
  (await getNewestThanks({ ctx: NOBODY, input: { deviceToken: tokenOf(home) } })).thanks;
const report = (jobId: string, home: Household) =>
  reportThanks({ ctx: NOBODY, input: { jobId, deviceToken: tokenOf(home) } });
const reported = async () => (await listReportedThanks({ ctx: admin, input: {} })).reported;

test("those whose devices worked for a job read what its customer wrote, and nobody else does", async () => {
  const [worker, stranger] = [await earning.household(), await earning.household()];
  const jobId = await endedJob([worker]);
  expect(await getThanks({ ctx: customer, input: { jobId } })).toEqual({ mayBeWritten: true, written: null });
  await write(jobId);
  const expected = { jobId, customerName: "Resident", text: "Thank you. The flood map is finished." };
  expect(await read(worker)).toMatchObject([{ ...expected, outcome: WORDS.outcome }]);
  expect(await newest(worker)).toMatchObject(expected);
  expect([await read(stranger), await newest(stranger)]).toEqual([[], null]);
  await expect(report(jobId, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getThanks({ ctx: customer, input: { jobId } })).toMatchObject({
    mayBeWritten: false,
    written: { removedWhy: null },
  });
});

test("of a job that goes on, or of which nothing was agreed, nobody is thanked, and of another's job nothing is known", async () => {
  const worker = await earning.household();
  const open = await endedJob([worker], { state: "paused", agreed: 5 });
  await expect(write(open)).rejects.toMatchObject({ code: "CONFLICT" });
  const empty = await endedJob([worker], { agreed: 0, failed: 9 });
  await expect(write(empty)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await getThanks({ ctx: customer, input: { jobId: empty } })).toMatchObject({ mayBeWritten: false });
  const theirs = await endedJob([worker]);
  for (const ctx of [worker.ctx, admin])
    await expect(writeThanks({ ctx, input: { jobId: theirs, ...WORDS } })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a message is written once, also by two presses at once, and not more often a day than the limit", async () => {
  const worker = await earning.household();
  const twice = await endedJob([worker]);
  const both = await Promise.allSettled([write(twice), write(twice, { text: "Another" })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (let n = 2; n < LIMITS.MAX_THANKS_PER_DAY; n++) await write(twice).catch(() => undefined);
  const last = await endedJob([worker]);
  await expect(write(last)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect(await read(worker)).toHaveLength(1);
});

test.each([
  ["a link", "Buy at https://example.org"],
  ["an address without its scheme", "Buy at example．org"],
  ["a right-to-left override", "Thank \u202eyou"],
  ["a control character", "Thank\u001b[2Jyou"],
  ["nothing but blanks", " \n\t "],
  ["too much", "x".repeat(LIMITS.MAX_THANKS_CHARS + 1)],
])("%s is refused, and nothing is shown", async (_, text) => {
  const worker = await earning.household();
  const jobId = await endedJob([worker]);
  await expect(write(jobId, { text })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(write(jobId, { outcome: text.trim() === "" ? "a@b" : text })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect(await read(worker)).toEqual([]);
});

test("a customer whose own devices computed the job does not read their own thanks", async () => {
  const own = await earning.household();
  customer = own.ctx;
  await giveMoney({ ctx: admin, input: { customerId: own.id, amount: "5", note: "for a test" } });
  const neighbour = await earning.household();
  const jobId = await endedJob([own, neighbour]);
  await write(jobId);
  expect([await read(own), await newest(own)]).toEqual([[], null]);
  expect(await read(neighbour)).toHaveLength(1);
  await expect(reportThanks({ ctx: own.ctx, input: { jobId } })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("residents report, a moderator removes or keeps, and the customer reads why", async () => {
  const [one, two] = [await earning.household(), await earning.household()];
  const [bad, good] = [await endedJob([one, two]), await endedJob([one])];
  for (const jobId of [bad, good]) await write(jobId);
  for (const home of [one, one, two]) await report(bad, home);
  await reportThanks({ ctx: one.ctx, input: { jobId: good } });
  expect(await reported()).toMatchObject([
    { jobId: bad, devices: 2, neighbourhoods: 2 },
    { jobId: good, devices: 1 },
  ]);
  await judgeThanks({ ctx: admin, input: { jobId: good, decision: "keep", reason: "It is kind" } });
  await report(good, one);
  await judgeThanks({ ctx: admin, input: { jobId: bad, decision: "remove", reason: "It insults" } });
  expect(await reported()).toEqual([]);
  expect((await read(one)).map(({ jobId }) => jobId)).toEqual([good]);
  expect(await read(two)).toEqual([]);
  expect(await getThanks({ ctx: customer, input: { jobId: bad } })).toMatchObject({
    mayBeWritten: false,
    written: { removedWhy: "It insults" },
  });
  await expect(write(bad)).rejects.toMatchObject({ code: "CONFLICT" });
  const again = { ctx: admin, input: { jobId: bad, decision: "remove", reason: "Again" } as const };
  await expect(judgeThanks(again)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const acts = (await listAudit({ ctx: admin, input: {} })).lines.map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(["thanks.kept", "thanks.removed"]));
});

test("a frozen or banned customer's messages are hidden, come back with the customer, and no new one is taken", async () => {
  const worker = await earning.household();
  const [written, unwritten] = [await endedJob([worker]), await endedJob([worker])];
  await write(written);
  await report(written, worker);
  const customerId = customer.person?.id ?? "";
  for (const standing of ["frozen", "banned"] as const) {
    await judgeCustomer({ ctx: admin, input: { customerId, standing, reason: "It mines" } });
    expect([await read(worker), await newest(worker), await reported()]).toEqual([[], null, []]);
    await expect(write(unwritten)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  await judgeCustomer({ ctx: admin, input: { customerId, standing: "none", reason: "It did not" } });
  expect(await read(worker)).toHaveLength(1);
});

test("a device that was removed reads nothing more, and its household still does", async () => {
  const worker = await earning.household();
  const jobId = await endedJob([worker]);
  await write(jobId);
  await removeDevice({ ctx: worker.ctx, input: { deviceId: worker.deviceId } });
  await expect(newest(worker)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await read(worker)).toHaveLength(1);
});

test("many messages come page by page, and a million of others' cost a reader nothing", async () => {
  const worker = await earning.household();
  const { pool } = earning.city.handle;
  const jobs = LIMITS.MAX_THANKS_SHOWN + 3;
  const last = await endedJob([worker]);
  await pool.query(
    `INSERT INTO job (id, customer_id, name, manifest, spec, units, replicas, cores, budget_nanos)
     SELECT 'job_many' || n, customer_id, 'Many ' || n, '{}', spec, 1, 1, 0, 0 FROM job, generate_series(1, $2) AS n WHERE id = $1`,
    [last, jobs],
  );
  await pool.query(`INSERT INTO thanks (job_no, text, outcome)
    SELECT no, 'Thank you', '' FROM job WHERE id LIKE 'job_many%' ORDER BY no`);
  await pool.query(
    `INSERT INTO device_earning (device_no, job_no, credit_nanos, paid_nanos, near_nanos)
     SELECT device.no, job.no, 5, 0, 0 FROM device, job WHERE device.id = $1 AND job.id LIKE 'job_many%'`,
    [worker.deviceId],
  );
  const first = await listThanks({ ctx: worker.ctx, input: {} });
  expect(first.thanks[0]?.jobName).toBe(`Many ${jobs}`);
  const second = await listThanks({ ctx: worker.ctx, input: { before: first.next ?? 0 } });
  expect([first.thanks.length, second.thanks.length, second.next]).toEqual([LIMITS.MAX_THANKS_SHOWN, 3, null]);
  // Of jobs that do not exist: a reader begins with their own devices.
  await pool.query("INSERT INTO thanks (job_no, text, outcome) SELECT -n, 'x', '' FROM generate_series(1, 20000) n");
  await pool.query("ANALYZE thanks");
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${thanksOf("owner_id")}`, [
    "nobody",
    9_999_999,
    1,
  ]);
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("thanks_pkey");
});
