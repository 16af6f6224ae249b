import { execFile } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestCity, type TestCity } from "#coordinator/api/testing/open-test-city";
import { serveCity } from "#coordinator/api/testing/serve-city";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";

const ENTRY = path.join(import.meta.dirname, "lamplighter.mjs");

let city: TestCity;
let site: Awaited<ReturnType<typeof serveCity>>;
let s3: S3Server;
let key: string;

beforeAll(async () => {
  s3 = await new S3Server().listen();
  city = await openTestCity({ PRIVATE_NETWORKS: "127.0.0.0/8" });
  site = await serveCity(city);
  const { person } = await city.person("Ada");
  key = (await city.handle.auth.keys.make(person?.id ?? "", "cli", null)).key;
});

afterAll(async () => {
  await site.close();
  await city.close();
  await s3.close();
});

function lamplighter(args: string[], keys: Record<string, string> = {}) {
  const env = { ...process.env, LAMPLIGHTER_URL: site.url, LAMPLIGHTER_KEY: key, ...keys };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [ENTRY, "storage", ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const KEYS = { AWS_ACCESS_KEY_ID: TEST_KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: TEST_KEYS.secretAccessKey };
const place = () => ["--bucket", "bucket", "--endpoint", s3.endpoint, "--prefix", "in"];

test("a bucket is connected with keys from the environment, listed, checked and deleted", async () => {
  const saved = await lamplighter(["save", "frames", ...place()], KEYS);
  expect(saved).toMatchObject({ code: 0, err: "" });
  expect(saved.out).toContain("✓ A second writer does not overwrite the first.");
  expect(saved.out).toContain(`"AllowedOrigins": [\n      "${city.handle.config.siteUrl}"`);
  expect((await lamplighter(["list"])).out).toBe(`s3://frames  bucket/in/  ${s3.endpoint}\n`);
  s3.faults.set({ kind: "keys-expired", times: 1 });
  const checked = await lamplighter(["check", "frames"]);
  expect(checked.code).toBe(1);
  expect(checked.out).toContain("✗ The bucket could not be listed: the keys have expired; make new ones");
  expect((await lamplighter(["delete", "frames"])).out).toContain("is forgotten");
  expect((await lamplighter(["check", "frames"])).err).toMatch(/You have no storage connection called frames/);
});

test("a connection without keys, or with half of them, is refused with what to do", async () => {
  expect((await lamplighter(["save", "other", ...place()])).err).toMatch(/keys: enter the keys with which/);
  const half = await lamplighter(["save", "other", ...place()], { AWS_ACCESS_KEY_ID: "id" });
  expect(half.err).toMatch(/Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/);
});
