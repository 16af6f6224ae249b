import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import type { Context } from "../../../auth/context";
import { checkedVerbs } from "../../testing/checked-verbs";
import { DOUBLE, manifest } from "../../testing/manifests";
import { openTestCity, type TestCity } from "../../testing/open-test-city";
import { workThrough } from "../../testing/test-device";

const {
  addBudget,
  addUnits,
  banProgram,
  cancelJob,
  decideReview,
  getAccount,
  getJob,
  getLedger,
  getReview,
  judgeCustomer,
  listAudit,
  listReviews,
  pauseJob,
  previewJob,
  resumeJob,
  submitJob,
  unbanProgram,
} = checkedVerbs;

const REASON = "A moderator's words.";

let city: TestCity;
let moderator: Context;
let ada: Context;
let program: string;
let people = 0;

beforeAll(async () => {
  city = await openTestCity({ VETTING: "first-jobs", VETTING_KNOWN_AFTER_JOBS: "1", VETTING_ABOVE_BUDGET: "2" });
  moderator = await city.person("Mo", "moderator");
});

beforeEach(async () => {
  people += 1;
  ada = await city.person(`Ada${people}`);
  program = await city.upload(`${DOUBLE}// for ${people}`);
});

afterAll(() => city.close());

const idOf = ({ person }: Context) => person?.id ?? "";
const submit = (changes: object = {}, ctx = ada) =>
  submitJob({ ctx, input: manifest(program, { replicas: 1, ...changes }) });
const decide = (jobId: string, more: object = {}, ctx = moderator) =>
  decideReview({ ctx, input: { jobId, decision: "approve", reason: REASON, ...more } });
const judge = (standing: string, ctx = ada) =>
  judgeCustomer({ ctx: moderator, input: { customerId: idOf(ctx), standing, reason: REASON } });
const look = (jobId: string, ctx = ada) => getJob({ ctx, input: { jobId } });
const money = async () => {
  const { balanceNanos, heldNanos } = await getAccount({ ctx: ada, input: {} });
  return { balanceNanos, heldNanos };
};
const inMemory = (jobId: string) => city.handle.coordinator.state.jobs.get(jobId as JobId)?.state;
const waiting = async () => (await listReviews({ ctx: moderator, input: {} })).waiting.map(({ jobId }) => jobId);

test("a newcomer's job waits, whatever its customer does, and runs when it is approved", async () => {
  const job = await submit();
  const held = { state: "paused", reason: { kind: "held-for-review" } };
  expect(job).toMatchObject(held);
  expect(inMemory(job.id)).toBe("paused");
  const input = { jobId: job.id };
  await expect(resumeJob({ ctx: ada, input })).rejects.toMatchObject({ code: "CONFLICT" });
  await pauseJob({ ctx: ada, input });
  await expect(resumeJob({ ctx: ada, input })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await addBudget({ ctx: ada, input: { ...input, amount: "0.10" } })).toMatchObject({ state: "paused" });
  const more = { ...input, inputs: { kind: "range", from: 11, to: 12 } };
  await expect(addUnits({ ctx: ada, input: more })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await waiting()).toContain(job.id);
  await decide(job.id);
  // Its customer had paused it, and lets it go on.
  expect(await resumeJob({ ctx: ada, input })).toMatchObject({ state: "running", reason: null });
  expect(await waiting()).not.toContain(job.id);
  await expect(decide(job.id)).rejects.toMatchObject({ code: "CONFLICT" });

  const second = await submit();
  await decide(second.id);
  expect(await look(second.id)).toMatchObject({ state: "running", reason: null, review: { reason: REASON } });
  expect(inMemory(second.id)).toBe("running");
});

test("a refused job gives the money back, and its customer reads why", async () => {
  const before = await money();
  const { id } = await submit();
  expect((await money()).heldNanos).toBeGreaterThan(0);
  await decide(id, { decision: "refuse" });
  expect(await look(id)).toMatchObject({
    state: "cancelled",
    reason: { kind: "refused-in-review", words: REASON },
    message: expect.stringContaining(REASON),
  });
  expect(await money()).toEqual(before);
  expect(await getLedger({ ctx: moderator, input: {} })).toMatchObject({ entriesSum: 0, mismatched: [] });
});

test("a customer with a record, or whom a moderator approved, waits no more; above the bound only the latter", async () => {
  const first = await submit();
  await decide(first.id, { customer: true });
  expect(await submit({ budget: "3" })).toMatchObject({ state: "running" });
  await judge("none");
  expect(await submit()).toMatchObject({ state: "paused" });
  await workThrough(city, (unit) => `${unit * 2}`);
  expect(await look(first.id)).toMatchObject({ state: "finished" });
  const small = await submit({ budget: "0.50" });
  expect(small).toMatchObject({ state: "running" });
  const raise = { ctx: ada, input: { jobId: small.id, amount: "1.60" } };
  await city.handle.prisma.standing.deleteMany({ where: { personId: idOf(ada) } });
  await expect(addBudget(raise)).rejects.toMatchObject({ code: "CONFLICT" });
  await judge("limited");
  expect(await submit()).toMatchObject({ reason: { kind: "held-for-review" } });
});

test("of two moderators at once one decides, and a job that its customer cancels waits for nobody", async () => {
  const { id } = await submit();
  const both = await Promise.allSettled([decide(id), decide(id, { decision: "refuse" })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const other = await submit();
  await cancelJob({ ctx: ada, input: { jobId: other.id } });
  expect(await waiting()).not.toContain(other.id);
  await expect(decide(other.id)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await city.handle.prisma.review.count({ where: { decidedAt: null, approved: null } })).toBe(
    (await waiting()).length,
  );
});

test("a moderator sees what residents would be told, the program's text and the customer's record", async () => {
  const { id } = await submit({ name: "Sums", cause: "For the school" });
  const review = await getReview({ ctx: moderator, input: { jobId: id } });
  expect(review).toMatchObject({
    why: "first-jobs",
    told: { name: "Sums", cause: "For the school", customerName: ada.person?.name },
    program: { hash: program, text: expect.stringContaining("export default"), strings: [] },
    customer: { id: idOf(ada), finishedJobs: 0, refusedJobs: 0, standing: null },
  });
  await expect(getReview({ ctx: ada, input: { jobId: id } })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a banned program is refused by content, from anybody, and its open jobs end with their money back", async () => {
  const bob = await city.person(`Bob${people}`);
  const before = await money();
  await judge("approved");
  const jobs = [await submit(), await submit({}, bob)];
  const asFile = { shared: [{ path: "theirs", source: { blob: program } }] };
  const other = await city.upload(`${DOUBLE}// another for ${people}`);
  const carrying = await submitJob({ ctx: bob, input: manifest(other, { replicas: 1, ...asFile }) });
  const ban = { program, reason: REASON };
  const { bans } = await banProgram({ ctx: moderator, input: ban });
  expect(bans).toContainEqual(expect.objectContaining(ban));
  for (const [at, { id }] of [...jobs, carrying].entries()) {
    expect(await look(id, at === 0 ? ada : bob)).toMatchObject({
      state: "cancelled",
      reason: { kind: "program-banned" },
    });
  }
  expect(await money()).toEqual(before);
  const refusal = { code: "FORBIDDEN", message: expect.stringContaining(REASON) };
  for (const ctx of [ada, bob]) await expect(submit({}, ctx)).rejects.toMatchObject(refusal);
  const preview = { ctx: ada, input: { manifest: manifest(program) } };
  await expect(previewJob(preview)).rejects.toMatchObject(refusal);
  await expect(submitJob({ ctx: bob, input: manifest(other, asFile) })).rejects.toMatchObject(refusal);
  await unbanProgram({ ctx: moderator, input: ban });
  expect(await submit()).toMatchObject({ state: "running" });
});

test("jobs that are submitted while their program is banned do not slip through", async () => {
  await judge("approved");
  const submitted = Array.from({ length: 5 }, () => submit({ budget: "0.10" }));
  const ban = banProgram({ ctx: moderator, input: { program, reason: REASON } });
  const outcomes = await Promise.allSettled(submitted);
  await ban;
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "FORBIDDEN" });
    else expect(await look(outcome.value.id)).toMatchObject({ state: "cancelled" });
  }
});

test("a frozen customer's jobs and money rest until the freeze ends", async () => {
  await judge("approved");
  const [running, paused] = [await submit(), await submit({ budget: "0.50" })];
  await pauseJob({ ctx: ada, input: { jobId: paused.id } });
  const held = await money();
  await judge("frozen");
  const frozen = { code: "FORBIDDEN", message: expect.stringContaining(REASON) };
  expect(await look(running.id)).toMatchObject({ state: "paused", reason: { kind: "customer-frozen", words: REASON } });
  expect(await money()).toEqual(held);
  for (const { id } of [running, paused]) {
    await expect(resumeJob({ ctx: ada, input: { jobId: id } })).rejects.toMatchObject(frozen);
    await expect(addBudget({ ctx: ada, input: { jobId: id, amount: "0.10" } })).rejects.toMatchObject(frozen);
  }
  await expect(submit()).rejects.toMatchObject(frozen);
  expect(await money()).toEqual(held);
  await judge("none");
  expect(await look(running.id)).toMatchObject({ state: "running", reason: null });
  expect(await look(paused.id)).toMatchObject({ state: "paused", reason: { kind: "paused-by-hand" } });
});

test("a banned customer's jobs end with their money back, and none is submitted any more", async () => {
  const before = await money();
  const jobs = [await submit(), await submit({ budget: "0.50" })];
  await decide(jobs[0]?.id ?? "");
  await judge("banned");
  for (const { id } of jobs) {
    expect(await look(id)).toMatchObject({ state: "cancelled", reason: { kind: "customer-banned", words: REASON } });
  }
  expect(await money()).toEqual(before);
  await expect(submit()).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { lines } = await listAudit({ ctx: moderator, input: {} });
  expect(lines).toContainEqual(
    expect.objectContaining({
      act: "customer.judged",
      subject: idOf(ada),
      facts: expect.objectContaining({ standing: "banned" }),
    }),
  );
});

test("a job that starts over another's outputs waits, too, and not for a frozen customer", async () => {
  await judge("approved");
  const source = await submit({ inputs: { kind: "range", from: 1, to: 2 } });
  await judge("limited");
  const chained = await submit({ inputs: { kind: "outputs", job: source.id }, budget: "0.50" });
  expect(chained).toMatchObject({ state: "paused", reason: { kind: "waits-for-job" } });
  expect(await waiting()).toContain(chained.id);
  await decide(chained.id, { decision: "refuse" });
  expect(await look(chained.id)).toMatchObject({ state: "cancelled", reason: { kind: "refused-in-review" } });
});

test("moderators judge no admin, and their own jobs need no other", async () => {
  const owner = await city.person(`Owner${people}`, "owner");
  await expect(judge("banned", owner)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await submit({}, owner)).toMatchObject({ state: "running" });
});
