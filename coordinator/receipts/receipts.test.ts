import { hash } from "node:crypto";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCommit, jobDelta } from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import type { Receipt, ReceiptLine } from "#protocol/receipts/receipt-line";
import { proveReceipts } from "#suites/kit/customers/prove-receipts";
import { rechecksOf } from "../api/jobs/rechecks-of";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { failure, workThrough } from "../api/testing/test-device";
import type { Context } from "../auth/context";
import { confirmedBy, demotionOf, settled, settledAlone, waiting } from "../store/laws/sample-commits";
import { createPostgresUnitStore } from "../store/postgres-unit-store";
import type { KnownDevice, UnitStore } from "../store/unit-store";
import { seedJob } from "../testing/seed-job";
import { ReceiptKeys } from "./receipt-keys";

const { deleteJob, listReceiptKeys, replaceReceiptKey, streamReceipts, submitJob } = checkedVerbs;
const STRETCH = LIMITS.MAX_RECEIPTS_PER_SIGNATURE;
const PROGRAM = "cd".repeat(32);
const RECHECKS = {
  ...{ devices: 10, days: 30, answers: 1_000, answersAtOnce: 1_000, units: 1_000, jobs: 10, restMs: 0 },
  ...{ grantNanos: 1_000, grantNanosADay: 10_000 },
};

let city: TestCity;
let ctx: Context;
let admin: Context;
let store: UnitStore;
let liar: KnownDevice;
let honest: KnownDevice;
let devices = 0;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  admin = await city.person("Grace", "owner");
  store = createPostgresUnitStore(city.handle.pool, "another");
  await store.beginTerm();
});

beforeEach(async () => {
  [liar, honest] = [await join("firefox"), await join("chromium")];
});

afterAll(() => city.close());

async function join(engine: string, id = `dev_receipts${++devices}`): Promise<KnownDevice> {
  return store.joinDevice({ id: id as DeviceId, label: "A device", engine, cores: 1, network: null });
}

async function openJob(units: number): Promise<JobRecord> {
  const { pool } = city.handle;
  const id = await seedJob(pool, { units, replicas: 1, adaptive: true, customerId: ctx.person?.id ?? "" });
  const program = { runtime: "js", source: { blob: PROGRAM } };
  await pool.query("UPDATE job SET manifest = $2 WHERE id = $1", [id, { program }]);
  const job = await store.openJob(id);
  if (!job) throw new Error("the job was not opened");
  await store.claimBlocks(job.no, 100);
  return job;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

const download = async (jobId: string, after = 0) =>
  text((await streamReceipts({ ctx, input: { jobId, after } })) as AsyncIterable<string>);
const linesOf = (file: string): ReceiptLine[] =>
  file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const prove = async (file: string) => proveReceipts(file, await cityKeys());
const cityKeys = async () => (await listReceiptKeys({ ctx, input: {} })).keys.map(({ x }) => x);

/** What the ledger says that a job was charged, less what it got back. */
async function charged(jobId: string): Promise<number> {
  const { rows } = await city.handle.pool.query<{ sum: number }>(
    `SELECT -coalesce(sum(amount_nanos), 0)::bigint AS sum FROM entry JOIN posting ON id = posting_id
     WHERE account = $1 AND kind IN ('charge', 'reversal')`,
    [`hold:${jobId}`],
  );
  return rows[0]?.sum ?? 0;
}

test("every settled unit has a receipt that says what it was, who answered and what it cost", async () => {
  const inputs = { kind: "lines", source: { blob: await city.upload("zero\none\ntwo\nthree\n") } } as const;
  const program = await city.upload(DOUBLE);
  const job = await submitJob({ ctx, input: manifest(program, { inputs }) });
  const answer = (unit: number) => (unit === 3 ? failure("no number 4 here") : `${unit} is fine`);
  await workThrough(city, (unit) => (unit === 1 ? "something else" : answer(unit)));
  await workThrough(city, answer);
  await workThrough(city, answer);
  const file = await download(job.id);
  const proven = await prove(file);
  expect(proven).toMatchObject({ jobId: job.id, receipts: 4, withdrawals: 0, linesBefore: 0, isOver: true });
  expect(proven.sumNanos).toBe(await charged(job.id));
  expect(proven.sumNanos).toBeGreaterThan(0);
  const receipts = linesOf(file).filter((line) => line.kind === "receipt") as Receipt[];
  const byUnit = receipts.toSorted((a, b) => a.unit - b.unit);
  expect(byUnit.map(({ inputHash }) => inputHash)).toEqual(
    ["zero", "one", "two", "three"].map((line) => hash("sha256", line)),
  );
  expect(byUnit[1]).toMatchObject({ programHash: program, outvoted: ["chromium"], agreed: ["chromium", "chromium"] });
  expect(byUnit[3]).toMatchObject({ result: "failed", failure: "exit" });
  const stored = await city.handle.prisma.replica.findMany({ where: { settles: true } });
  const outputs = stored.map(({ output }) => output && hash("sha256", output));
  for (const { outputHash, result } of byUnit) if (result === "output") expect(outputs).toContain(outputHash);
});

test("a later download gives the same lines and goes on after them, and so does a reader with a cursor", async () => {
  const job = await openJob(3 * STRETCH);
  expect(await prove(await download(job.id))).toMatchObject({ receipts: 0, sumNanos: 0, isOver: false });
  await store.commit(settledAlone(job, honest, range(0, STRETCH + 10)));
  const early = await download(job.id);
  expect(await download(job.id)).toBe(early);
  await store.commit(settledAlone(job, honest, range(STRETCH + 10, 3 * STRETCH)));
  const late = await download(job.id);
  const signedEarly = linesOf(early).at(-1);
  const withoutTail = early.slice(0, early.lastIndexOf("\n", early.length - 2) + 1);
  expect(late.startsWith(withoutTail)).toBe(true);
  expect(await prove(late)).toMatchObject({ receipts: 3 * STRETCH, sumNanos: 3 * STRETCH * 100 });
  const rest = await download(job.id, signedEarly?.settlement);
  expect(await prove(early + rest)).toMatchObject({ receipts: 3 * STRETCH, linesBefore: 0 });
  expect(await prove(rest)).toMatchObject({ receipts: 2 * STRETCH - 10, linesBefore: STRETCH + 10 });
  // From the middle of a stretch, and from far beyond the end.
  const [, , third] = linesOf(late);
  expect(await prove(await download(job.id, third?.settlement))).toMatchObject({ linesBefore: 3 });
  expect(linesOf(await download(job.id, Number.MAX_SAFE_INTEGER)).map(({ kind }) => kind)).toEqual(["signature"]);
  const { rows } = await city.handle.pool.query("SELECT lines FROM receipt_signature WHERE job_no = $1 ORDER BY 1", [
    job.no,
  ]);
  expect(rows.map(({ lines }) => lines)).toEqual([0, STRETCH, 2 * STRETCH, 3 * STRETCH]);
});

test("a job whose chain was signed as ended gets withdrawals and new receipts after it, and each file of before is its beginning", async () => {
  const job = await openJob(6);
  const [accomplice, { no: jobNo, id: jobId, customerId, cores, budgetNanos }] = [await join("webkit"), job];
  const ends = [{ jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos }];
  await store.commit(settledAlone(job, liar, [0, 1]));
  const differing = { ...waiting(job, honest, 2), digest: new Uint8Array(32).fill(9) };
  await store.commit({ ...createCommit(), replicas: [differing] });
  await store.commit(confirmedBy(job, [liar, accomplice], [2, 3]));
  await store.commit({ ...settledAlone(job, honest, [4, 5]), states: ends });
  const before = await download(jobId);
  expect(await prove(before)).toMatchObject({ receipts: 6, withdrawals: 0, sumNanos: 800, isOver: true });
  await store.commit(demotionOf(liar));
  await store.commit(demotionOf(accomplice));
  expect(await store.recheckNextJob(RECHECKS)).toEqual({ kind: "reopened", jobId, units: 4 });
  const open = await download(jobId);
  expect(await prove(open)).toMatchObject({ receipts: 6, withdrawals: 4, sumNanos: 200, isOver: false });
  expect(await rechecksOf(jobNo)).toMatchObject([
    { units: 4, waiting: 4, changed: 0, changedUnits: [], leftInDoubt: 0 },
  ]);
  const again = settledAlone(job, honest, [0, 1, 3]);
  jobDelta(again, job).reopened -= 4;
  const right = settled(job, await join("chromium"), 2);
  again.replicas.push({ ...right, digest: differing.digest });
  jobDelta(again, job).agreed += 1;
  await store.claimBlocks(jobNo, 100);
  await store.commit({ ...again, states: ends });
  const whole = await download(jobId);
  expect(await prove(whole)).toMatchObject({ receipts: 10, withdrawals: 4, sumNanos: 500, isOver: true });
  expect(await charged(jobId)).toBe(500);
  const linesBefore = before.split("\n").filter((line) => line !== "" && !line.includes('"kind":"signature"'));
  for (const file of [open, whole]) expect(file.split("\n").slice(0, linesBefore.length)).toEqual(linesBefore);
  expect(await rechecksOf(jobNo)).toMatchObject([
    { units: 4, waiting: 0, changed: 1, changedUnits: [2], leftInDoubt: 0 },
  ]);
});

test("of a finished job whose inputs are gone, the customer reads how many results stay in doubt", async () => {
  const job = await openJob(2);
  const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = job;
  const states = [{ jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos }];
  await store.commit({ ...settledAlone(job, liar, [0, 1]), states });
  await city.handle.pool.query("UPDATE job SET deleted_at = now() WHERE no = $1", [jobNo]);
  await store.commit(demotionOf(liar));
  expect(await store.recheckNextJob(RECHECKS)).toEqual({ kind: "left", jobId, units: 2 });
  expect(await rechecksOf(jobNo)).toMatchObject([{ units: 0, waiting: 0, changed: 0, leftInDoubt: 2 }]);
  expect(await charged(jobId)).toBe(200);
});

test("what is taken back is withdrawn, a later receipt replaces it, and the sum is what the ledger charged", async () => {
  const job = await openJob(30);
  await store.commit(settledAlone(job, liar, [3, 1]));
  await store.commit(settledAlone(job, honest, [2]));
  const before = await download(job.id);
  await store.commit(demotionOf(liar));
  const open = await download(job.id);
  expect(open.startsWith(before.split("\n").slice(0, 3).join("\n"))).toBe(true);
  expect(await prove(open)).toMatchObject({ receipts: 3, withdrawals: 2, sumNanos: 100 });
  expect(await charged(job.id)).toBe(100);
  await store.commit(settledAlone(job, honest, [1, 3]));
  const whole = await download(job.id);
  const proven = await prove(whole);
  expect(proven).toMatchObject({ receipts: 5, withdrawals: 2, sumNanos: 300 });
  expect(await charged(job.id)).toBe(proven.sumNanos);
  const lines = linesOf(whole);
  const first = lines.find((line) => line.kind === "receipt" && line.unit === 3) as Receipt;
  const again = lines.findLast((line) => line.kind === "receipt" && line.unit === 3) as Receipt;
  expect(first).toMatchObject({ agreed: ["firefox"], outvoted: [] });
  // The sample answers are equal: the demoted household's counts as one that agrees.
  expect(again).toMatchObject({ replaces: first.settlement, agreed: ["chromium", "firefox"] });
  expect(lines.filter(({ kind }) => kind === "withdrawal")).toMatchObject([
    { priceNanos: -100, withdraws: expect.any(Number) },
    { priceNanos: -100 },
  ]);
  // Also for somebody who downloads for the first time only now.
  await city.handle.pool.query("DELETE FROM receipt_signature WHERE job_no = $1", [job.no]);
  const withoutSignatures = (file: string) => file.split("\n").filter((line) => !line.includes('"kind":"signature"'));
  expect(withoutSignatures(await download(job.id))).toEqual(withoutSignatures(whole));
});

test("several who download for the first time at the same time get the same signatures", async () => {
  const job = await openJob(STRETCH + 5);
  await store.commit(settledAlone(job, honest, range(0, STRETCH + 5)));
  const files = await Promise.all(range(0, 6).map(() => download(job.id)));
  expect(new Set(files).size).toBe(1);
});

test("receipts that were signed are given out unchanged, or not at all", async () => {
  const job = await openJob(5);
  await store.commit(settledAlone(job, honest, [0, 1, 2]));
  const file = await download(job.id);
  const { pool } = city.handle;
  await pool.query("UPDATE replica SET price_nanos = 99 WHERE job_no = $1 AND unit = 1", [job.no]);
  await expect(download(job.id)).rejects.toThrow("are not those that were signed before");
  await pool.query("UPDATE replica SET price_nanos = 100 WHERE job_no = $1", [job.no]);
  expect(await download(job.id)).toBe(file);
  await pool.query("DELETE FROM settled_run WHERE job_no = $1", [job.no]);
  await expect(download(job.id)).rejects.toThrow("are not those that were signed before");
});

test("a device that claims another engine later changes no receipt", async () => {
  const job = await openJob(2);
  await store.commit({ ...settledAlone(job, honest, [0]) });
  const file = await download(job.id);
  await join("webkit", honest.id);
  expect(await download(job.id)).toBe(file);
});

test("an answer that waits is in no receipt, and one that only arrives with the settling one is", async () => {
  const job = await openJob(2);
  const settling = settledAlone(job, honest, [0]);
  await store.commit({ ...settling, replicas: [...settling.replicas, waiting(job, liar, 0), waiting(job, liar, 1)] });
  const [receipt] = linesOf(await download(job.id));
  expect(receipt).toMatchObject({ unit: 0, agreed: ["chromium", "firefox"] });
  expect(await prove(await download(job.id))).toMatchObject({ receipts: 1 });
});

test("a new key signs what is signed from then on, and what the old one signed stays", async () => {
  const job = await openJob(5);
  await store.commit(settledAlone(job, honest, [0]));
  const before = await download(job.id);
  const [old] = await cityKeys();
  const replaced = await replaceReceiptKey({ ctx: admin, input: {} });
  expect(replaced.keys.map(({ x }) => x).slice(1)).toContain(old);
  expect(await download(job.id)).toBe(before);
  await store.commit(settledAlone(job, honest, [1]));
  const rest = await download(job.id, linesOf(before).at(-1)?.settlement);
  expect((await prove(before + rest)).keys).toEqual([old, replaced.keys[0]?.x]);
});

test("the first key is made once, however many ask, and is no use without the server's own", async () => {
  const { prisma } = city.handle;
  await prisma.receiptKey.deleteMany();
  const keys = range(0, 4).map(() => new ReceiptKeys(prisma, "a server's secret"));
  const signers = await Promise.all(keys.map((one) => one.signer()));
  expect(new Set(signers.map(({ publicKey }) => publicKey)).size).toBe(1);
  await expect(new ReceiptKeys(prisma, "another's").signer()).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(streamReceipts({ ctx, input: { jobId: (await openJob(1)).id } })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await replaceReceiptKey({ ctx: admin, input: {} });
  expect(await prove(await download((await openJob(1)).id))).toMatchObject({ receipts: 0 });
});

test("a deleted job has no receipts any more, in the middle of a download neither", async () => {
  const { prisma } = city.handle;
  const job = await openJob(2 * STRETCH);
  await store.commit(settledAlone(job, honest, range(0, 2 * STRETCH)));
  const pieces = (await streamReceipts({ ctx, input: { jobId: job.id } })) as AsyncGenerator<string>;
  await pieces.next();
  await prisma.job.update({ where: { no: job.no }, data: { state: "finished", finishedAt: new Date() } });
  await deleteJob({ ctx, input: { jobId: job.id } });
  await expect(pieces.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(download(job.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
