import { existsSync } from "node:fs";
import path from "node:path";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { type Context, requirePerson } from "../auth/context";
import { recordUpload } from "../uploads/uploads";
import { eraseJobs } from "./erase-jobs";
import { expireJobs } from "./expire-jobs";
import { expireUploads } from "./expire-uploads";
import { nameBlobs } from "./name-blobs";
import { registerBlob } from "./register-blob";
import { BACKUP_LOCK, removeBlobs } from "./remove-blobs";

const { cancelJob, deleteJob, getJob, keepJob, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;

beforeAll(async () => {
  city = await openTestCity({ MAX_KEEP_DAYS: "100", WELCOME_DOLLARS: "100" });
  ctx = await city.person("Ada");
});

afterAll(() => city.close());

// Each test ends with nothing due.
afterEach(() => city.handle.pool.query("UPDATE blob SET check_at = NULL"));

/** A person's own upload, made an hour ago so that it no longer counts as new. */
async function upload(content: string, by = ctx): Promise<string> {
  const { blobs, pool, prisma } = city.handle;
  const { hash, bytes } = await blobs.putBytes(new TextEncoder().encode(content));
  await recordUpload(prisma, requirePerson(by).id, hash, bytes);
  await pool.query("UPDATE upload SET at = now() - interval '1 hour' WHERE hash = $1", [hash]);
  await pool.query("UPDATE blob SET check_at = NULL WHERE hash = $1", [hash]);
  return hash;
}

const lines = (blob: string) => ({ inputs: { kind: "lines" as const, source: { blob } } });
const isThere = async (hash: string) => (await city.handle.blobs.size(hash)) !== undefined;

async function ended(program: string, change: object = {}, by = ctx): Promise<string> {
  const { id } = await submitJob({ ctx: by, input: manifest(program, change) });
  await cancelJob({ ctx: by, input: { jobId: id } });
  return id;
}

/** What the duty does, without its pauses. */
async function keep(steps = 50) {
  const { pool, blobs } = city.handle;
  await expireJobs(pool, 100);
  await eraseJobs(pool, { steps, delayMs: 0 });
  await pool.query("UPDATE blob SET check_at = now() WHERE check_at < now() + interval '2 hours'");
  await removeBlobs({ pool, remove: blobs.remove, max: 100 });
}

const settle = (no: number, unit: number, outputBlob: string | null) =>
  city.handle.pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_blob, output_bytes, stderr,
       price_nanos, credit_nanos, returned_at)
     SELECT $1, $2, device, device = 1, sha256('42'), 9, 1, '42', $3, 2, 'a secret', 5, 4, now()
     FROM generate_series(1, 2) AS device`,
    [no, unit, outputBlob],
  );

const named = (no: number, hashes: string[]) =>
  city.handle.prisma.$transaction((tx) => nameBlobs(tx, no, { hashes }, city.handle.blobs));

/**
 * Operations by which those who may read a job read its inputs or results: all but its description and its plot. What
 * strangers may read is as if it had never been.
 */
const readsOfJobs = verbOperations.filter(
  ({ id, method, path, audience }) =>
    method === "GET" &&
    path.includes("{jobId}") &&
    !["getJob", "getHistory", "getThanks"].includes(id) &&
    audience.startsWith("job-"),
);
const nameIn = ({ path }: { path: string }) => (path.includes("{name*}") ? { name: "output" } : {});

const rowOf = (id: string) => city.handle.prisma.job.findUniqueOrThrow({ where: { id } });

test("a deleted job's inputs and results are gone, and its costs stay", async () => {
  const [program, input] = [await upload(`${DOUBLE}// 1`), await upload("1\n2\n3")];
  const id = await ended(program, lines(input));
  const { no, unitsBlob } = await rowOf(id);
  const output = await city.handle.blobs.putBytes(Buffer.alloc(40_000, 1));
  await registerBlob(city.handle.pool, { ...output, jobId: id });
  for (const unit of [0, 1]) await settle(no, unit, output.hash);
  const when = { grantedMs: 1, endedMs: 2 };
  const lost = { jobNo: no, unit: 1, number: 1, deviceNo: 1, ...when, cause: "failed", message: "a secret" };
  await city.handle.prisma.lostAttempt.create({ data: lost });
  expect(await deleteJob({ ctx, input: { jobId: id } })).toMatchObject({ id, deletedAt: expect.any(String) });
  const gone = { code: "NOT_FOUND", message: expect.stringMatching(/were deleted on \d{4}/) };
  for (const operation of readsOfJobs) {
    const input = { jobId: id, ...(operation.path.includes("{unit}") ? { unit: 0 } : {}), ...nameIn(operation) };
    const refusal = await checkedVerbs[operation.id]({ ctx, input }).then(
      () => "read",
      (error: unknown) => error,
    );
    expect([operation.id, refusal]).toEqual([operation.id, expect.objectContaining(gone)]);
  }
  await keep();
  for (const hash of [program, input, unitsBlob ?? "", output.hash])
    expect([hash, await isThere(hash)]).toEqual([hash, false]);
  const { rows } = await city.handle.pool.query("SELECT * FROM replica WHERE job_no = $1 ORDER BY unit, device_no", [
    no,
  ]);
  expect(rows).toHaveLength(4);
  for (const row of rows)
    expect(row).toMatchObject({ output: null, output_blob: null, stderr: null, price_nanos: 5, credit_nanos: 4 });
  expect(await city.handle.prisma.lostAttempt.count({ where: { jobNo: no } })).toBe(0);
  // It can still be seen who agreed, but not on what.
  const digests = rows.map(({ digest }) => digest.toString("hex"));
  expect(digests[0]).toBe(digests[1]);
  expect(digests[0]).not.toBe("73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049");
  expect(await getJob({ ctx, input: { jobId: id } })).toMatchObject({ id, state: "cancelled" });
  expect((await rowOf(id)).erasedAt).not.toBeNull();
  expect(await city.handle.prisma.auditLine.count({ where: { act: "job.deleted", subject: id } })).toBe(1);
});

test("what another job or another person needs stays until they no longer need it", async () => {
  const other = await city.person("Grace");
  const [program, input] = [await upload(`${DOUBLE}// 2`), await upload("4\n5")];
  await upload("4\n5", other);
  const [first, second] = [await ended(program, lines(input)), await ended(program)];
  await deleteJob({ ctx, input: { jobId: first } });
  await keep();
  expect([await isThere(program), await isThere(input)]).toEqual([true, true]);
  const owners = await city.handle.prisma.upload.findMany({ where: { hash: { in: [program, input] } } });
  expect(owners.map(({ hash, owner }) => [hash, owner])).toEqual(
    expect.arrayContaining([
      [program, requirePerson(ctx).id],
      [input, requirePerson(other).id],
    ]),
  );
  expect(owners).toHaveLength(2);
  await deleteJob({ ctx, input: { jobId: second } });
  await keep();
  expect([await isThere(program), await isThere(input)]).toEqual([false, true]);
  // The program is prepared again when it is submitted again.
  const again = await ended(await upload(`${DOUBLE}// 2`));
  expect(await isThere(((await rowOf(again)).spec as { program: { hash: string } }).program.hash)).toBe(true);
});

test("a job is kept as long as its customer chose, within the city's limit", async () => {
  const program = await upload(`${DOUBLE}// 3`);
  await expect(submitJob({ ctx, input: manifest(program, { keepDays: 101 }) })).rejects.toMatchObject({
    issues: [{ path: "keepDays", message: expect.stringContaining("at most 100 days") }],
  });
  const [short, standard] = [await ended(program, { keepDays: 7 }), await ended(program)];
  const days = async (id: string) => {
    const { keptUntil, finishedAt } = await rowOf(id);
    return ((keptUntil?.getTime() ?? 0) - (finishedAt?.getTime() ?? 0)) / 86_400_000;
  };
  expect([await days(short), await days(standard)]).toEqual([7, 90]);
  await keepJob({ ctx, input: { jobId: short, days: 8 } });
  expect(await days(short)).toBe(8);
  await city.handle.pool.query("UPDATE job SET kept_until = now() - interval '1 second' WHERE id = $1", [short]);
  await keep();
  expect((await rowOf(short)).deletedAt).not.toBeNull();
  expect((await rowOf(standard)).deletedAt).toBeNull();
  await expect(keepJob({ ctx, input: { jobId: short, days: 9 } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const line = await city.handle.prisma.auditLine.findFirstOrThrow({ where: { act: "job.expired", subject: short } });
  expect(line).toMatchObject({ actor: "the city", facts: { days: 8 } });
});

test("a job that has not ended cannot be deleted", async () => {
  const { id } = await submitJob({ ctx, input: manifest(await upload(`${DOUBLE}// 4`)) });
  await expect(deleteJob({ ctx, input: { jobId: id } })).rejects.toMatchObject({ code: "CONFLICT" });
  await cancelJob({ ctx, input: { jobId: id } });
});

test("two keepers share the work, and if one dies in the middle another continues", async () => {
  const { pool, blobs } = city.handle;
  const program = await upload(`${DOUBLE}// 5`);
  const ids = [await ended(program), await ended(program, lines(await upload("7")))];
  for (const jobId of ids) await deleteJob({ ctx, input: { jobId } });
  for (const id of ids) await settle((await rowOf(id)).no, 0, null);
  // A step records its progress.
  expect(await eraseJobs(pool, { steps: 1, delayMs: 0 })).toBe(1);
  await Promise.all([0, 1, 2].map(() => eraseJobs(pool, { steps: 50, delayMs: 0 })));
  for (const id of ids) expect((await rowOf(id)).erasedAt).not.toBeNull();
  // Limited to one, because other things that the jobs named are due, too.
  await pool.query("UPDATE blob SET check_at = CASE WHEN hash = $1 THEN now() END", [program]);
  const broken = { pool, max: 1, remove: () => Promise.reject(new Error("killed")) };
  await expect(removeBlobs(broken)).rejects.toThrow("killed");
  // Killed between the bytes and the row: the next keeper does it again.
  await blobs.remove(program);
  await Promise.all([0, 1].map(() => removeBlobs({ pool, remove: blobs.remove, max: 50 })));
  expect(await city.handle.prisma.blob.count({ where: { hash: program } })).toBe(0);
});

test("an upload is released with the last job that names it, also if two jobs are erased at once", async () => {
  const { pool, prisma } = city.handle;
  const program = await upload(`${DOUBLE}// 9`);
  const ids = [await ended(program), await ended(program)];
  for (const jobId of ids) await deleteJob({ ctx, input: { jobId } });
  for (const id of ids) await prisma.job.update({ where: { id }, data: { erasedUnits: (await rowOf(id)).units } });
  const held = await pool.connect();
  await held.query("BEGIN");
  await held.query("SELECT FROM blob WHERE hash = $1 FOR NO KEY UPDATE", [program]);
  const erasing = Promise.all([0, 1].map(() => eraseJobs(pool, { steps: 1, delayMs: 0 })));
  await waitingFor(pool, "blob", 2);
  await held.query("COMMIT");
  held.release();
  await erasing;
  await eraseJobs(pool, { steps: 50, delayMs: 0 });
  for (const id of ids) expect((await rowOf(id)).erasedAt).not.toBeNull();
  expect(await prisma.upload.count({ where: { hash: program } })).toBe(0);
});

test("a blob that is due can be named by a job if its bytes exist, and not if a dead coordinator had removed them", async () => {
  const { pool, blobs } = city.handle;
  const { no } = await rowOf(await ended(await upload(`${DOUBLE}// 6`)));
  const [there, gone] = [await upload("there"), await upload("gone")];
  await blobs.remove(gone);
  await pool.query("UPDATE blob SET check_at = now() WHERE hash = ANY($1)", [[there, gone]]);
  expect(await named(no, [there])).toBeUndefined();
  expect(await named(no, [gone])).toBe(gone);
});

test("bytes that are stored while they are being removed exist afterwards", async () => {
  const { pool, blobs } = city.handle;
  const content = "stored again";
  const hash = await upload(content);
  await city.handle.prisma.upload.deleteMany({ where: { hash } });
  await pool.query("UPDATE blob SET check_at = now() WHERE hash = $1", [hash]);
  let stored: Promise<unknown> | undefined;
  await removeBlobs({
    pool,
    max: 1,
    remove: async (gone) => {
      // Somebody else's upload comes just before the bytes are removed, and waits.
      stored = blobs.putBytes(new TextEncoder().encode(content));
      await waitingFor(pool, "stored AS");
      await blobs.remove(gone);
    },
  });
  await stored;
  expect(await isThere(hash)).toBe(true);
  expect(await city.handle.prisma.blob.count({ where: { hash } })).toBe(1);
});

test("if a job and a removal meet, the first wins: the blob stays, or the job is refused", async () => {
  const { pool, blobs, prisma } = city.handle;
  const program = await upload(`${DOUBLE}// 7`);
  const { no } = await rowOf(await ended(program));
  const [early, late] = [await upload("early"), await upload("late")];
  await prisma.upload.deleteMany({ where: { hash: { in: [early, late] } } });
  const isDue = (hash: string) => pool.query("UPDATE blob SET check_at = now() WHERE hash = $1", [hash]);

  await isDue(early);
  await prisma.$transaction(async (tx) => {
    expect(await nameBlobs(tx, no, { hashes: [early] }, blobs)).toBeUndefined();
    expect(await removeBlobs({ pool, remove: blobs.remove, max: 10 })).toBe(0);
  });
  expect(await removeBlobs({ pool, remove: blobs.remove, max: 10 })).toBe(1);
  expect(await isThere(early)).toBe(true);

  await isDue(late);
  let naming: Promise<string | undefined> | undefined;
  const remove = async (hash: string) => {
    naming = named(no, [late]);
    await waitingFor(pool, "FOR KEY SHARE");
    await blobs.remove(hash);
  };
  await removeBlobs({ pool, remove, max: 1 });
  expect([await naming, await isThere(late)]).toEqual([late, false]);
  const input = manifest(program, { shared: [{ path: "late.txt", source: { blob: await upload("late") } }] });
  const { planner } = city.handle;
  const plan = vi.spyOn(planner, "plan").mockImplementationOnce(async (...asked) => {
    await prisma.blob.deleteMany({ where: { hash: late } });
    return planner.plan(...asked);
  });
  await expect(submitJob({ ctx, input })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining(late),
  });
  plan.mockRestore();
});

test("uploads that no job names are forgotten after a while, others and the city's own are not", async () => {
  const { pool, prisma } = city.handle;
  const [idle, used, citys] = [await upload("idle"), await upload(`${DOUBLE}// 8`), await city.upload("the city's")];
  await ended(used);
  await pool.query("UPDATE upload SET check_at = now() WHERE hash = ANY($1)", [[idle, used, citys]]);
  await expireUploads(pool, 1_000);
  const left = await prisma.upload.findMany({ where: { hash: { in: [idle, used, citys] } } });
  expect(left.map(({ hash }) => hash).sort()).toEqual([used, citys].sort());
  await keep();
  expect([await isThere(idle), await isThere(used), await isThere(citys)]).toEqual([false, true, true]);
});

test("nothing is removed during a backup", async () => {
  const { pool, blobs } = city.handle;
  const { hash } = await blobs.putBytes(Buffer.from("nobody's"));
  await pool.query("UPDATE blob SET check_at = now() WHERE hash = $1", [hash]);
  const backup = await pool.connect();
  await backup.query("SELECT pg_advisory_lock($1)", [BACKUP_LOCK]);
  expect(await removeBlobs({ pool, remove: blobs.remove, max: 10 })).toBe(0);
  await backup.query("SELECT pg_advisory_unlock($1)", [BACKUP_LOCK]);
  backup.release();
  expect(await removeBlobs({ pool, remove: blobs.remove, max: 10 })).toBe(1);
  expect(existsSync(path.join(city.handle.config.dataDir, "blobs", hash.slice(0, 2), hash))).toBe(false);
});

/** Waits until as many statements with these words wait for a lock. */
async function waitingFor(pool: Pool, words: string, statements = 1) {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await pool.query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND position($1 IN query) > 0 AND pid <> pg_backend_pid()",
      [words],
    );
    if (rows.length >= statements) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Nobody waits in a statement with ${words}.`);
}
