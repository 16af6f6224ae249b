import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HouseholdId, JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job } from "#protocol/api/jobs";
import type { Context } from "../../auth/context";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { workThrough } from "../testing/test-device";

const {
  getAccount,
  getLedger,
  liftQuarantine,
  listAudit,
  listQuarantines,
  stopJob,
  addBudget,
  cancelJob,
  dialJob,
  getJob,
  listJobs,
  pauseJob,
  resumeJob,
  submitJob,
} = checkedVerbs;

let city: TestCity;
let ctx: Context;
let admin: Context;
let job: Job;
let people = 0;

beforeAll(async () => {
  city = await openTestCity();
  admin = await city.person("Admin", "owner");
});

beforeEach(async () => {
  people += 1;
  ctx = await city.person(`Ada${people}`);
  job = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { replicas: 1 }) });
});

afterAll(() => city.close());

const input = (more: object = {}, by = ctx) => ({ ctx: by, input: { jobId: job.id, ...more } });
const reread = () => getJob(input());

test("the dial is durable when the call returns", async () => {
  expect(await dialJob(input({ cores: 0 }))).toMatchObject({ cores: 0, state: "running" });
  expect(await reread()).toMatchObject({ cores: 0 });
  expect(city.handle.coordinator.state.jobs.get(job.id as never)?.cores).toBe(0);
});

test("a paused job says why, and resumes", async () => {
  expect(await pauseJob(input())).toMatchObject({
    state: "paused",
    reason: { kind: "paused-by-hand" },
    message: "Paused by hand.",
  });
  const inFrench = { ...ctx, language: "fr" } as const;
  expect(await getJob(input({}, inFrench))).toMatchObject({ message: "Suspendu à la main." });
  expect(await resumeJob(input())).toMatchObject({ state: "running", reason: null, message: null });
});

test("a job whose comparison function mentions a budget waits for its customer, not for money", async () => {
  const reason: StateReason = { kind: "comparison-failed", trouble: "The function threw Error: The budget is spent." };
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId: job.id as JobId, state: "paused", reason });
  await city.handle.coordinator.settled();
  expect(await addBudget(input({ amount: "0.10" }))).toMatchObject({ state: "paused", reason });
  expect(await resumeJob(input())).toMatchObject({ state: "running", reason: null });
});

/** The job's program crashes the sandboxes of three households. */
async function quarantine(): Promise<string> {
  const { coordinator } = city.handle;
  const program = coordinator.state.jobs.get(job.id as JobId)?.spec.program.hash ?? "";
  for (const deviceNo of [1, 2, 3]) {
    const household = `person:${deviceNo}` as HouseholdId;
    const crash = { deviceNo, household, network: null, engine: "chromium" };
    coordinator.dispatch({ kind: "program.crashed-sandbox", program, crash });
  }
  await coordinator.settled();
  // Written by the coordinator at which it happened.
  await city.handle.prisma.quarantine.create({ data: { program } });
  return program;
}

test("no customer can lift a quarantine; an admin can, and that is stored", async () => {
  const program = await quarantine();
  const waits = { state: "paused", reason: { kind: "quarantined", program } };
  expect(await reread()).toMatchObject(waits);
  const refusal = { code: "CONFLICT", message: expect.stringContaining("ask an admin to look at it and lift") };
  await expect(resumeJob(input())).rejects.toMatchObject(refusal);
  await expect(resumeJob(input({}, admin))).rejects.toMatchObject(refusal);
  expect(await pauseJob(input())).toMatchObject({ state: "paused", reason: { kind: "paused-by-hand" } });
  await expect(resumeJob(input())).rejects.toMatchObject(refusal);
  expect(await addBudget(input({ amount: "0.10" }))).toMatchObject({ state: "paused" });
  expect(await dialJob(input({ cores: 4 }))).toMatchObject({ state: "paused" });
  const again = manifest(await city.upload(DOUBLE), { replicas: 1 });
  const others = await submitJob({ ctx: await city.person(`Bob${people}`), input: again });
  expect(city.handle.coordinator.state.jobs.get(others.id as JobId)).toMatchObject(waits);
  const lift = { program, reason: "its author fixed the devices" };
  await expect(liftQuarantine({ ctx, input: lift })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { quarantines } = await listQuarantines({ ctx: admin, input: {} });
  expect(quarantines).toMatchObject([{ program, jobs: expect.arrayContaining([{ id: job.id, name: job.name }]) }]);

  expect(await liftQuarantine({ ctx: admin, input: lift })).toEqual({ quarantines: [] });
  expect(await getJob({ ctx: admin, input: { jobId: others.id } })).toMatchObject({ state: "running", reason: null });
  expect(await resumeJob(input())).toMatchObject({ state: "running" });
  const { lines } = await listAudit({ ctx: admin, input: {} });
  expect(lines).toContainEqual(
    expect.objectContaining({ act: "quarantine.lifted", subject: program, detail: lift.reason }),
  );
});

test("a cancelled job refunds its budget and can no longer be changed", async () => {
  expect(await cancelJob(input())).toMatchObject({ state: "cancelled" });
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 5e9, heldNanos: 0 });
  const changes = [
    () => dialJob(input({ cores: 1 })),
    () => pauseJob(input()),
    () => addBudget(input({ amount: "1" })),
  ];
  for (const change of changes) {
    await expect(change()).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("was cancelled"),
    });
  }
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 5e9, heldNanos: 0 });
});

test("a larger budget is held at once, and resumes a job that was paused for lack of it", async () => {
  await cancelJob(input());
  const tiny = manifest(await city.upload(DOUBLE), {
    replicas: 1,
    budget: "0.0001",
    inputs: { kind: "range", from: 1, to: 2_000 },
  });
  job = await submitJob({ ctx, input: tiny });
  // Less than the minimum budget, so that a test can spend it.
  const budgetNanos = 1_000;
  await city.handle.prisma.job.update({ where: { id: job.id }, data: { budgetNanos } });
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId: job.id as JobId, budgetNanos });
  await workThrough(city, () => "x");
  expect(await reread()).toMatchObject({ state: "paused", reason: { kind: expect.stringMatching(/^budget-/) } });
  await expect(resumeJob(input())).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await addBudget(input({ amount: "2.00" }))).toMatchObject({ state: "running", budgetNanos: 2_000_001_000 });
  await workThrough(city, () => "x");
  expect(await reread()).toMatchObject({ state: "finished", agreed: 2_000 });
});

test("a budget beyond the customer's balance is refused, with nothing changed", async () => {
  await expect(addBudget(input({ amount: "4.01" }))).rejects.toMatchObject({ code: "NOT_ENOUGH_MONEY" });
  expect(await reread()).toMatchObject({ budgetNanos: 1e9 });
});

test("a stranger can change nothing, and an admin can stop anything with a reason that its customer reads", async () => {
  const stranger = await city.person(`Eve${people}`);
  for (const verb of [dialJob, pauseJob, resumeJob, cancelJob, addBudget, stopJob]) {
    const refused = verb(input({ cores: 0, amount: "1", reason: "because" }, stranger)).catch((error) => error.code);
    expect(["NOT_FOUND", "FORBIDDEN", "INVALID_INPUT"]).toContain(await refused);
  }
  expect(await reread()).toMatchObject({ state: "running", cores: 8 });
  await stopJob(input({ reason: "it mines coins" }, admin));
  expect(await reread()).toMatchObject({
    state: "cancelled",
    reason: { kind: "stopped-by-admin", words: "it mines coins" },
    message: "Stopped by the city: it mines coins",
  });
});

test("a list holds the caller's own jobs only", async () => {
  expect(await listJobs({ ctx, input: { state: "running" } })).toMatchObject({ total: 1, jobs: [{ id: job.id }] });
  expect(await listJobs({ ctx: admin, input: {} })).toEqual({ jobs: [], total: 0 });
});

test("after all of this the ledger sums to zero", async () => {
  const ledger = await getLedger({ ctx: admin, input: {} });
  expect(ledger).toMatchObject({ sum: 0, entriesSum: 0, mismatched: [] });
  expect(ledger.entries).toBeGreaterThan(10);
});
