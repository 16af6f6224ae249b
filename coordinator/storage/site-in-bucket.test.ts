import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { requirePerson } from "../auth/context";
import { blobFile } from "../backup/copy-blobs";
import { copyBucket } from "../backup/copy-bucket";
import { readConfig } from "../config";
import { eraseJobs } from "../keeping/erase-jobs";
import { removeBlobs } from "../keeping/remove-blobs";
import { recordUpload } from "../uploads/uploads";
import { siteBucket } from "./open-blob-store";

let s3: S3Server;
let city: TestCity;
const settings = () => ({
  BLOB_STORE: `s3://bucket/site?endpoint=${encodeURIComponent(s3.endpoint)}`,
  BLOB_STORE_ACCESS_KEY_ID: TEST_KEYS.accessKeyId,
  BLOB_STORE_SECRET_ACCESS_KEY: TEST_KEYS.secretAccessKey,
});

beforeAll(async () => {
  s3 = await new S3Server().listen();
  city = await openTestCity(settings());
});

afterAll(async () => {
  await city.close();
  await s3.close();
});

test("a site whose blobs are in a bucket plans jobs from there, and a backup copies them", async () => {
  const ctx = await city.person("Ada");
  const program = await city.upload(DOUBLE);
  const lines = await city.upload("1\n2\n3\n");
  const inputs = { kind: "lines" as const, source: { blob: lines } };
  const { units } = await checkedVerbs.submitJob({ ctx, input: manifest(program, { inputs }) });
  expect(units).toBe(3);
  expect(s3.bucket().get(`site/${lines.slice(0, 2)}/${lines}`)?.bytes).toBe(6);
  const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-copied-"));
  try {
    const { blobBucket } = readConfig({ DATA_DIR: path.join(folder, "data"), ...settings() });
    if (!blobBucket) throw new Error("There is no bucket.");
    const bucket = siteBucket(blobBucket);
    expect(await copyBucket(bucket, path.join(folder, "blobs"))).toBe(s3.bucket().all().length);
    expect(await readFile(blobFile(path.join(folder, "blobs"), lines), "utf8")).toBe("1\n2\n3\n");
    expect(await copyBucket(bucket, path.join(folder, "blobs"))).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("planning asks the bucket about no input, except for one that may be gone", async () => {
  const { pool, prisma, blobs } = city.handle;
  const ctx = await city.person("Joan");
  const own = async (text: string) => {
    const { hash, bytes } = await blobs.putBytes(new TextEncoder().encode(text));
    await recordUpload(prisma, requirePerson(ctx).id, hash, bytes);
    return hash;
  };
  const program = await city.upload(DOUBLE);
  const forms = {
    files: async (hashes: string[]) => ({
      kind: "files" as const,
      files: hashes.map((blob, at) => ({ name: `${at}.txt`, source: { blob } })),
    }),
    jsonl: async (hashes: string[]) => {
      const lines = hashes.map((blob) => JSON.stringify({ files: [{ path: "in", blob }] }));
      return { kind: "jsonl" as const, source: { blob: await own(lines.join("\n")) } };
    },
  };
  const submit = async (form: keyof typeof forms, hashes: string[]) => {
    const inputs = await forms[form](hashes);
    const before = s3.visits.length;
    const outcome = await checkedVerbs
      .submitJob({ ctx, input: manifest(program, { inputs }) })
      .catch((error: { issues?: { message: string }[] }) => ({ units: error.issues?.[0]?.message }));
    const asked = s3.visits.slice(before).flatMap(({ key }) => hashes.filter((hash) => key.endsWith(hash)));
    return { units: outcome.units, asked: [...new Set(asked)] };
  };
  const many = await Promise.all(Array.from({ length: 40 }, (_, at) => own(`input ${at}`)));
  const [first = ""] = many;
  const isDue = (due: boolean) =>
    pool.query("UPDATE blob SET check_at = now() + $2::interval WHERE hash = $1", [first, due ? "-1s" : "1h"]);
  for (const form of ["files", "jsonl"] as const) {
    await isDue(false);
    expect(await submit(form, many)).toEqual({ units: 40, asked: [] });
    const unknown = many.map((hash) => hash.split("").reverse().join(""));
    expect(await submit(form, unknown)).toEqual({ units: expect.stringContaining("uploaded"), asked: [] });
    await isDue(true);
    expect(await submit(form, many)).toEqual({ units: 40, asked: [first] });
  }
  await isDue(true);
  await blobs.remove(first);
  expect(await submit("files", many)).toEqual({ units: expect.stringContaining("0.txt"), asked: [first] });
});

test("a deleted job's blobs go from the bucket, those of others stay, and none is forgotten while the bucket is away", async () => {
  const { pool, prisma, blobs } = city.handle;
  const ctx = await city.person("Grace");
  const own = async (text: string) => {
    const { hash, bytes } = await blobs.putBytes(new TextEncoder().encode(text));
    await recordUpload(prisma, requirePerson(ctx).id, hash, bytes);
    return hash;
  };
  const [program, lines] = [await own(`${DOUBLE}// Grace's`), await own("4\n5\n")];
  await pool.query("UPDATE upload SET at = now() - interval '1 hour'");
  const inputs = { kind: "lines" as const, source: { blob: lines } };
  const [first, second] = await Promise.all(
    [{ inputs }, {}].map((change) => checkedVerbs.submitJob({ ctx, input: manifest(program, change) })),
  );
  const keep = async () => {
    await eraseJobs(pool, { steps: 50, delayMs: 0 });
    await pool.query("UPDATE blob SET check_at = now() WHERE check_at < now() + interval '2 hours'");
    return removeBlobs({ pool, remove: blobs.remove, max: 100 });
  };
  const inBucket = (hash: string) => s3.bucket().get(`site/${hash.slice(0, 2)}/${hash}`) !== undefined;
  for (const { id } of [first, second] as { id: string }[]) await checkedVerbs.cancelJob({ ctx, input: { jobId: id } });
  await checkedVerbs.deleteJob({ ctx, input: { jobId: first?.id } });
  const lift = s3.faults.set({ kind: "busy", method: "DELETE" });
  await expect(keep()).rejects.toThrow();
  lift();
  expect(inBucket(lines)).toBe(true);
  await keep();
  expect([inBucket(program), inBucket(lines)]).toEqual([true, false]);
  await checkedVerbs.deleteJob({ ctx, input: { jobId: second?.id } });
  await keep();
  expect(inBucket(program)).toBe(false);
});

test("an invalid setting gives a clear message", () => {
  const read = (environment: Record<string, string>) => () => readConfig({ ...settings(), ...environment });
  expect(read({ BLOB_STORE: "bucket" })).toThrow(/BLOB_STORE must be an address like s3:/);
  expect(read({ BLOB_STORE_ACCESS_KEY_ID: "" })).toThrow(/BLOB_STORE is set without BLOB_STORE_ACCESS_KEY_ID/);
});
