import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { JobId } from "#core/ids";
import { parseFileLine } from "#core/jobs/line-fields";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { failure, workThrough } from "../api/testing/test-device";
import type { Context } from "../auth/context";
import { openPrisma } from "../database/open-prisma";
import { linesOfJobBlock } from "../inputs/lines-of-job-block";
import { brokenLaws } from "../testing/broken-laws";
import { dyingPool } from "../testing/dying-pool";
import { ChainStarter } from "./chain-starter";

/** More than one start needs; a test that reaches it is stuck. */
const MAX_STATEMENTS = 100;
const WAIT_MS = 60_000;

const {
  addBudget,
  cancelJob,
  deleteJob,
  dialJob,
  getJob,
  getMosaic,
  pauseJob,
  previewJob,
  resumeJob,
  submitJob,
  tryJob,
} = checkedVerbs;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

const submit = (inputs: object = {}) =>
  submitJob({ ctx, input: manifest(program, { budget: "0.50", replicas: 1, ...inputs }) });
const over = (job: string, more: object = {}) => submit({ inputs: { kind: "outputs", job, ...more } });
const see = (jobId: string) => getJob({ ctx, input: { jobId } });
const work = (answer: Parameters<typeof workThrough>[1] = (unit) => `${unit}`) => workThrough(city, answer);
const start = () => new ChainStarter(city.handle).round();
/** As another coordinator of the same city would. */
const startTwice = () => Promise.all([start(), start()]);

async function linesOf(jobId: string): Promise<string[]> {
  const found = await linesOfJobBlock(city.handle, jobId as JobId, 0);
  return found?.lines ?? [];
}

async function balance(): Promise<number> {
  const { prisma } = city.handle;
  const id = `gift:${ctx.person?.id}`;
  return Number((await prisma.ledgerAccount.findUniqueOrThrow({ where: { id } })).balanceNanos);
}

test("a job over another's outputs starts once, when that has finished, with a unit for each output", async () => {
  const source = await submit();
  const chained = await over(source.id);
  expect(chained).toMatchObject({ state: "paused", units: 0, inputKind: "outputs" });
  expect(chained.message).toContain(`Waits for ${source.id}`);
  expect(await see(source.id)).toMatchObject({
    source: null,
    followers: [{ jobId: chained.id, name: "Doubles", state: "paused", waits: true, goesOn: false }],
  });
  await start();
  expect((await see(chained.id)).state).toBe("paused");
  await work((unit) => `${unit * 2}`);
  expect((await see(source.id)).state).toBe("finished");
  await startTwice();
  expect(await see(chained.id)).toMatchObject({ state: "running", units: 10, reason: null });
  const lines = (await linesOf(chained.id)).map((line) => parseFileLine(line));
  expect(lines.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, unit) => `0000000${unit}`));
  const seen: string[] = [];
  for (const line of lines) {
    if (!("within" in line && line.within)) throw new Error("An output is part of a blob.");
    const { hash, start: from } = line.within;
    seen.push(Buffer.from(await city.handle.blobs.bytes(hash, { start: from, end: from + line.bytes })).toString());
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, unit) => `${unit * 2}`));
  await work();
  expect(await see(chained.id)).toMatchObject({
    state: "finished",
    agreed: 10,
    source: { jobId: source.id, name: "Doubles" },
  });
  expect((await see(source.id)).followers).toMatchObject([{ jobId: chained.id, state: "finished", waits: false }]);
  await startTwice();
  expect(await city.handle.prisma.chain.count()).toBe(0);
});

test("outputs are reduced group by group until one is left, on one budget", async () => {
  const source = await submit();
  await work();
  const first = await over(source.id, { group: 4, untilOne: true });
  await startTwice();
  expect(await linesOf(first.id)).toEqual(["[0,1,2,3]", "[4,5,6,7]", "[8,9]"]);
  const next = await city.handle.prisma.job.findFirstOrThrow({ where: { state: "paused", units: 0 } });
  const before = await balance();
  await work((unit) => `part ${unit}\n`);
  const { spentNanos, budgetNanos, followers } = await see(first.id);
  expect(followers).toMatchObject([{ jobId: next.id, waits: true, goesOn: true }]);
  await startTwice();
  expect(await see(next.id)).toMatchObject({ state: "running", units: 1, budgetNanos: budgetNanos - spentNanos });
  expect(await balance()).toBe(before);
  expect(await linesOf(next.id)).toEqual(['["part 0","part 1","part 2"]']);
  await work(() => "all");
  expect(await see(next.id)).toMatchObject({ state: "finished", agreed: 1 });
  expect(await city.handle.prisma.chain.count()).toBe(0);
});

test("a waiting job starts later if there is too little money, and says so", async () => {
  const source = await submit();
  await work();
  const first = await over(source.id, { group: 5, untilOne: true });
  await start();
  const next = await city.handle.prisma.job.findFirstOrThrow({ where: { state: "paused", units: 0 } });
  await work();
  const hog = await submit({ budget: `${Math.floor((await balance()) / 1_000) / 1_000_000}`, cores: 0 });
  await start();
  expect(await see(next.id)).toMatchObject({ state: "paused", reason: { kind: "waits-for-money", jobId: first.id } });
  await cancelJob({ ctx, input: { jobId: hog.id } });
  await resumeJob({ ctx, input: { jobId: next.id } });
  await start();
  expect(await see(next.id)).toMatchObject({ state: "running", units: 1 });
  await work();
});

test("a source that was cancelled, failed or is too long ends the job that waits for it, with a reason, and its budget is refunded", async () => {
  const before = await balance();
  const cancelled = await submit({ cores: 0 });
  const chained = await over(cancelled.id);
  const third = await over(chained.id);
  await cancelJob({ ctx, input: { jobId: cancelled.id } });
  await start();
  expect(await see(chained.id)).toMatchObject({ state: "cancelled", reason: { kind: "no-outputs", why: "cancelled" } });
  expect(await see(third.id)).toMatchObject({ state: "cancelled", reason: { kind: "no-outputs", why: "cancelled" } });
  expect(await balance()).toBe(before);

  const failing = await submit();
  await work((unit) => (unit === 3 ? failure("went wrong") : `${unit}`));
  await work((unit) => (unit === 3 ? failure("went wrong") : `${unit}`));
  const [strict, lenient] = [await over(failing.id), await over(failing.id, { failed: "skip", group: 9 })];
  await start();
  expect(await see(strict.id)).toMatchObject({ state: "cancelled", reason: { why: "units-failed", units: 1 } });
  expect(await linesOf(lenient.id)).toEqual(["[0,1,2,4,5,6,7,8,9]"]);
  await work();

  const long = await submit();
  await work((unit) => `${unit}`.repeat(20_000));
  const tooLong = await over(long.id, { group: 10 });
  await start();
  expect((await see(tooLong.id)).message).toContain("more than 64 KiB together. Use a smaller `group`");
});

test("a waiting job can be dialled and cancelled, and nothing else; its source cannot be deleted", async () => {
  const source = await submit();
  const chained = await over(source.id);
  const jobId = chained.id;
  expect(await getMosaic({ ctx, input: { jobId } })).toEqual({ jobId, unitsPerCell: 1, cells: "" });
  expect(await dialJob({ ctx, input: { jobId, cores: 2 } })).toMatchObject({ cores: 2, state: "paused" });
  await expect(pauseJob({ ctx, input: { jobId } })).rejects.toThrow("has not started");
  await expect(addBudget({ ctx, input: { jobId, amount: "1.00" } })).rejects.toThrow("has not started");
  await work();
  await expect(deleteJob({ ctx, input: { jobId: source.id } })).rejects.toThrow("about to start");
  expect(await cancelJob({ ctx, input: { jobId } })).toMatchObject({ state: "cancelled" });
  await deleteJob({ ctx, input: { jobId: source.id } });
  await expect(over(source.id)).rejects.toMatchObject({ issues: [{ path: "inputs.job" }] });
});

test("only one's own job can be the source, and the number of waiting jobs in a chain is limited", async () => {
  const other = await city.person("Eve");
  const source = await submit({ cores: 0, budget: "0.01" });
  const input = manifest(program, { inputs: { kind: "outputs", job: source.id } });
  await expect(submitJob({ ctx: other, input })).rejects.toMatchObject({
    issues: [{ path: "inputs.job", message: `You have no job ${source.id}. GET /api/v1/jobs lists yours.` }],
  });
  await expect(tryJob({ ctx, input: { ...input, budget: "0.01" } })).rejects.toMatchObject({
    issues: [{ path: "inputs.job", message: expect.stringContaining("yet to finish") }],
  });
  const preview = await previewJob({ ctx, input: { manifest: input } });
  expect(preview).toMatchObject({ units: 0, calls: [], estimate: null });
  let last = source.id;
  for (let depth = 1; depth <= 16; depth++)
    last = (await submit({ budget: "0.01", inputs: { kind: "outputs", job: last } })).id;
  await expect(submit({ budget: "0.01", inputs: { kind: "outputs", job: last } })).rejects.toThrow("16 others");
  await cancelJob({ ctx, input: { jobId: source.id } });
  for (let round = 0; round < 3; round++) await start();
  expect(await city.handle.prisma.chain.count()).toBe(0);
});

test("customers take turns, however many jobs one of them has waiting", async () => {
  const source = await submit();
  await work();
  const many = [];
  for (let nth = 0; nth < 3; nth += 1) many.push(await over(source.id, { group: 5 }));
  const bob = await city.person("Bob");
  const his = await submitJob({ ctx: bob, input: manifest(program, { budget: "0.50", replicas: 1 }) });
  await work();
  const inputs = { kind: "outputs", job: his.id } as const;
  many.push(await submitJob({ ctx: bob, input: manifest(program, { inputs, budget: "0.50", replicas: 1 }) }));
  const turns: string[] = [];
  const { planner } = city.handle;
  const noting: Pick<typeof planner, "planOutputs"> = {
    planOutputs: (customer, ...rest) => {
      turns.push(customer === bob.person?.id ? "Bob" : "Ada");
      return planner.planOutputs(customer, ...rest);
    },
  };
  const starter = new ChainStarter({ ...city.handle, planner: noting });
  await Promise.all([starter.round(), starter.round()]);
  // The first two are claimed in turn and read at the same time.
  expect(turns.slice(0, 2).toSorted()).toEqual(["Ada", "Bob"]);
  expect(turns.slice(2)).toEqual(["Ada", "Ada"]);
  await work();
});

test("a coordinator that is killed at any step of a start leaves it to another one, and a job starts once with its units and money", async () => {
  const { pool, prisma, coordinator } = city.handle;
  const source = await submit();
  await work();
  const first = await over(source.id, { group: 2, untilOne: true });
  await start();
  const next = await prisma.job.findFirstOrThrow({ where: { state: "paused", units: 0 } });
  await work((unit) => `part ${unit}\n`);
  const { state, spentNanos, budgetNanos } = await see(first.id);
  expect(state).toBe("finished");
  const before = await balance();
  const killedAt = async (statement: number): Promise<boolean> => {
    const dying = dyingPool(pool, { statement, last: "DELETE FROM chain" });
    const parts = { ...city.handle, pool: dying.pool, prisma: openPrisma(dying.pool) };
    await expect(new ChainStarter(parts).round()).rejects.toThrow();
    await dying.end();
    return dying.hasCommitted();
  };
  /** Its time for the start has passed; a job that nobody picks up again would not start. */
  const comeToItAgain = () =>
    pool.query("UPDATE chain SET next_at = now() - interval '1 second' WHERE next_at IS NOT NULL");

  let kills = 0;
  while (kills < MAX_STATEMENTS && !(await killedAt(kills))) {
    expect([kills, await see(next.id)]).toMatchObject([kills, { state: "paused", units: 0, budgetNanos: 0 }]);
    expect([kills, await balance()]).toEqual([kills, before]);
    await comeToItAgain();
    kills += 1;
  }
  expect(kills).toBeGreaterThan(10);
  expect(kills).toBeLessThan(MAX_STATEMENTS);
  await comeToItAgain();
  await startTwice();
  const rest = budgetNanos - spentNanos;
  expect(await see(next.id)).toMatchObject({ state: "running", units: 3, budgetNanos: rest });
  expect(await balance()).toBe(before - rest);
  expect(await linesOf(next.id)).toEqual(['["part 0","part 1"]', '["part 2","part 3"]', '["part 4"]']);
  expect(await prisma.block.count({ where: { jobNo: next.no } })).toBe(1);
  expect(await prisma.job.count({ where: { state: "paused", units: 0 } })).toBe(1);
  expect(await brokenLaws(pool)).toEqual([]);
  // It died before it could announce the job: the others look for running jobs.
  await vi.waitFor(async () => {
    await coordinator.refresh();
    expect([...coordinator.state.jobs.keys()]).toContain(next.id);
  }, WAIT_MS);
  await work();
  expect(await see(next.id)).toMatchObject({ state: "finished", agreed: 3 });

  // Of the job after that, another coordinator had written all but the end.
  const { spentNanos: spentByNext } = await see(next.id);
  const following = await prisma.job.findFirstOrThrow({ where: { state: "paused", units: 0 } });
  expect(await killedAt(kills - 2)).toBe(false);
  expect(await see(following.id)).toMatchObject({ state: "paused", units: 0, budgetNanos: 0 });
  await comeToItAgain();
  await startTwice();
  expect(await see(following.id)).toMatchObject({ state: "running", units: 2, budgetNanos: rest - spentByNext });
  expect(await prisma.job.count({ where: { state: "paused", units: 0 } })).toBe(1);
  expect(await brokenLaws(pool)).toEqual([]);
  await cancelJob({ ctx, input: { jobId: following.id } });
  await start();
  expect(await prisma.chain.count()).toBe(0);
});
