import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { type Context, requirePerson } from "../../auth/context";
import type { ApiError } from "../../refusals/api-error";
import { holdMoney } from "../../store/hold-money";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { getAccount, giveMoney, listJobs, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

const refusal = (input: unknown, by = ctx) =>
  submitJob({ ctx: by, input }).then(
    (job) => Promise.reject(new Error(`was accepted as ${job.id}`)),
    (error: ApiError) => error,
  );

const issues = async (input: unknown) => (await refusal(input)).issues;

test("a job's budget is held and its units are queued at once", async () => {
  const ctx = await city.person("Grace");
  const job = await submitJob({ ctx, input: manifest(program) });
  expect(job).toMatchObject({ state: "running", units: 10, agreed: 0, budgetNanos: 1e9, spentNanos: 0 });
  expect(city.handle.coordinator.state.jobs.has(job.id as never)).toBe(true);
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 4e9, heldNanos: 1e9 });
});

test("a job remembers from which network it came, and whether an admin has vouched for its customer", async () => {
  const person = await city.person("Amalie");
  const ctx = { ...person, caller: { address: "203.0.113.7", network: "203.0.113.7/32" } };
  const origin = (id: string) =>
    city.handle.prisma.job.findUniqueOrThrow({ where: { id }, select: { network: true, vouched: true } });
  const { id } = await submitJob({ ctx, input: manifest(program) });
  const network = city.handle.signatures.networkOf(ctx.caller);
  expect(network).not.toBeNull();
  expect(await origin(id)).toEqual({ network, vouched: false });
  const admin = { ...person, person: { ...requirePerson(person), role: "owner" as const } };
  const input = { customerId: person.person?.id, amount: "1", note: "for the school" };
  await giveMoney({ ctx: admin, input });
  expect(await origin(id)).toMatchObject({ vouched: true });
  expect(await origin((await submitJob({ ctx, input: manifest(program) })).id)).toMatchObject({ vouched: true });
});

test("ten million units are ten thousand blocks", async () => {
  const ctx = await city.person("Mary");
  const job = await submitJob({ ctx, input: manifest(program, { inputs: { kind: "range", from: 0, to: 9_999_999 } }) });
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  const { _count, _sum } = await city.handle.prisma.block.aggregate({
    where: { jobNo: no },
    _count: true,
    _sum: { count: true },
  });
  expect({ blocks: _count, units: _sum.count }).toEqual({ blocks: 10_000, units: 10_000_000 });
});

test("lines become blocks with the positions of their lines", async () => {
  const ctx = await city.person("Hypatia");
  const lines = await city.upload(Array.from({ length: 2_500 }, (_, index) => `line ${index}`).join("\n"));
  const job = await submitJob({
    ctx,
    input: manifest(program, { inputs: { kind: "lines", source: { blob: lines } } }),
  });
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  const blocks = await city.handle.prisma.block.findMany({ where: { jobNo: no }, orderBy: { seq: "asc" } });
  expect(blocks.map((block) => block.count)).toEqual([1_000, 1_000, 500]);
  expect(Number(blocks[1]?.byteOffset)).toBe(blocks[0]?.byteLength);
});

test("a budget beyond the balance is refused with both sums, and nothing is left behind", async () => {
  const ctx = await city.person("Sophie");
  const { prisma } = city.handle;
  const before = { jobs: await prisma.job.count(), postings: await prisma.posting.count() };
  const error = await refusal(manifest(program, { budget: "5.01" }), ctx);
  expect(error.code).toBe("NOT_ENOUGH_MONEY");
  expect(error.message).toContain("You have C$5.00 free, and this needs C$5.01.");
  expect({ jobs: await prisma.job.count(), postings: await prisma.posting.count() }).toEqual(before);
});

test("two jobs at once cannot have the same dollar", async () => {
  const ctx = await city.person("Hedy");
  const tries = Array.from({ length: 6 }, () => submitJob({ ctx, input: manifest(program, { budget: "2.00" }) }));
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(2);
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 1e9, heldNanos: 4e9 });
});

test("two coordinators cannot hold the same dollar", async () => {
  const { id } = requirePerson(await city.person("Rozsa"));
  const hold = (nth: number) =>
    city.handle.prisma.$transaction((tx) => holdMoney(tx, id, `job_${nth}`, { reason: "more-budget" }, 2_000_000_000));
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(hold));
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(2);
});

test("who submits many jobs at once holds one connection to the database, and the rest are for others", async () => {
  const { pool } = city.handle;
  const [eager, other] = [await city.person("Ingrid"), await city.person("Sofia")];
  const account = accounts.gift(requirePerson(eager).id);
  const lock = await pool.connect();
  await lock.query("BEGIN");
  await lock.query("SELECT FROM ledger_account WHERE id = $1 FOR UPDATE", [account]);
  const jobs = Array.from({ length: 25 }, () =>
    submitJob({ ctx: eager, input: manifest(program, { budget: "0.10" }) }),
  );
  const waiting = async () =>
    (await pool.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))
      .rowCount;
  await expect.poll(waiting).toBe(1);
  expect(await listJobs({ ctx: other, input: {} })).toMatchObject({ total: 0 });
  expect(await submitJob({ ctx: other, input: manifest(program) })).toMatchObject({ state: "running" });
  expect(await waiting()).toBe(1);
  await lock.query("COMMIT");
  lock.release();
  expect(await Promise.all(jobs)).toHaveLength(25);
});

test("a budget of zero is refused", async () => {
  expect(await issues(manifest(program, { budget: "0" }))).toEqual([
    { path: "budget", message: "the budget is 0, so nothing could run: set the most that this job may cost" },
  ]);
});

test("a template that names an unknown field is refused with the existing fields", async () => {
  const [issue] = await issues(manifest(program, { args: ["--from", "{start}"] }));
  expect(issue?.path).toBe("args");
  expect(issue?.message).toContain("{start} is not a field of these inputs. They have {index}, {value}");
});

test("a template is checked against the first line's own fields", async () => {
  const lines = await city.upload('{"seed": 1, "size": 2}\n{"seed": 3}\n');
  const inputs = { kind: "jsonl", source: { blob: lines } } as const;
  const [issue] = await issues(manifest(program, { inputs, stdin: "{sead}" }));
  expect(issue).toEqual({
    path: "stdin",
    message:
      "{sead} is not a field of these inputs. They have {index}, {value}, {seed}, {size}; write {{ and }} for plain braces",
  });
});

test("inputs that are empty, blank or not uploaded are refused", async () => {
  const inputsOf = (blob: string) => ({ kind: "lines", source: { blob } }) as const;
  const blank = await city.upload("\n  \n\t\n");
  expect(await issues(manifest(program, { inputs: inputsOf(blank) }))).toEqual([
    { path: "inputs.source", message: "These inputs are empty: there is nothing to compute." },
  ]);
  const empty = await city.upload("");
  expect(await issues(manifest(program, { inputs: inputsOf(empty) }))).toEqual([
    { path: "inputs.source", message: "This file is empty." },
  ]);
  const [absent] = await issues(manifest(program, { inputs: inputsOf("0".repeat(64)) }));
  expect(absent?.message).toContain("was uploaded");
});

test("more than ten million units are refused", async () => {
  const [range] = await issues(manifest(program, { inputs: { kind: "range", from: 0, to: 10_000_000 } }));
  expect(range).toMatchObject({ path: "inputs.to" });
  expect(range?.message).toContain("10,000,001 units; a job may have 10,000,000");
});

test("all errors are reported at once, each with its place", async () => {
  const paths = (
    await issues({
      name: "",
      program: { runtime: "cobol" },
      inputs: { kind: "range", from: 3, to: 1 },
      cores: 1.5,
      colour: "red",
    })
  ).map((issue) => `${issue.path}: ${issue.message}`);
  expect(paths).toEqual(
    expect.arrayContaining([
      "name: give the job a name",
      'program.runtime: must be "wasi" or "js" or "python"',
      "program.source: this is missing",
      "inputs.to: `to` must not be smaller than `from`",
      "cores: must be a whole number",
      "budget: this is missing",
      ': has no field "colour": check the spelling, or leave it out',
    ]),
  );
});

test.each<[comparison: unknown, path: string, message: RegExp]>([
  [{ kind: "json" }, "comparison", /"absolute", "relative" or both/],
  [{ kind: "json", absolute: -1 }, "comparison.absolute", /0 or more/],
  [{ kind: "json", relative: 1.5 }, "comparison.relative", /1 or less/],
  [{ kind: "json", absolute: Number.NaN }, "comparison.absolute", /must be a number/],
  [{ kind: "roughly" }, "comparison.kind", /./],
  [{ kind: "program", source: { file: "same.js" } }, "comparison.source", /same\.js" is a file of yours/],
  [{ kind: "program", source: { blob: "ab".repeat(32) } }, "comparison.source", /No blob abababababab/],
])("a comparison that cannot be is refused: %j", async (comparison, path, message) => {
  const found = await issues({ ...manifest(program), comparison });
  expect(found).toEqual([{ path, message: expect.stringMatching(message) }]);
});

test("a comparison function is checked when the job is submitted", async () => {
  const uploaded = async (source: string) =>
    ({ kind: "program", source: { blob: await city.upload(source) } }) as const;
  const broken = await uploaded("export default (a, b) => {\n  return a == = b;\n};\n");
  expect(await issues(manifest(program, { comparison: broken }))).toEqual([
    { path: "comparison.source", message: expect.stringMatching(/Syntax error at line 2, column 15/) },
  ]);
  const large = await uploaded(`export default () => true; // ${"x".repeat(70_000)}`);
  expect(await issues(manifest(program, { comparison: large }))).toEqual([
    { path: "comparison.source", message: expect.stringMatching(/69 KiB; at most 64 KiB/) },
  ]);
  const ctx = await city.person("Noether");
  const good = await uploaded("export default (a, b) => Math.abs(a - b) < 1;");
  const { id } = await submitJob({ ctx, input: manifest(program, { comparison: good }) });
  expect(city.handle.coordinator.state.jobs.get(id as never)?.comparison).toEqual({
    kind: "program",
    source: good.source.blob,
  });
});

test("a file on the customer's own disk is refused with what to do about it", async () => {
  const [issue] = await issues(manifest(program, { program: { runtime: "js", source: { file: "double.js" } } }));
  expect(issue).toMatchObject({ path: "program" });
  expect(issue?.message).toContain("upload it");
});

test("shared files are looked up, with sizes, and each named once", async () => {
  const data = await city.upload("data");
  const file = { path: "data.txt", source: { blob: data } };
  expect(await issues(manifest(program, { shared: [file, file] }))).toEqual([
    { path: "shared.1", message: "data.txt is named twice." },
  ]);
});

test("nobody submits without an account", async () => {
  expect((await refusal(manifest(program), { person: null, via: "web" })).code).toBe("UNAUTHENTICATED");
});

test("a program that an older version prepared differently is prepared again for the next job", async () => {
  const ctx = await city.person("Emmy");
  const { prisma } = city.handle;
  const one = { hash_runtime: { hash: program, runtime: "js" } };
  await submitJob({ ctx, input: manifest(program) });
  const known = await prisma.program.findUniqueOrThrow({ where: one });
  await prisma.program.update({ where: one, data: { preparedHash: "0".repeat(64), preparedVersion: 0 } });
  await submitJob({ ctx, input: manifest(program) });
  expect(await prisma.program.findUniqueOrThrow({ where: one })).toEqual(known);
});
