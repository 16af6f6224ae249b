import { execFile } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitJob } from "#coordinator/api/jobs/submit-job";
import { DOUBLE, manifest } from "#coordinator/api/testing/manifests";
import { openTestCity, type TestCity } from "#coordinator/api/testing/open-test-city";
import { serveCity } from "#coordinator/api/testing/serve-city";
import { workThrough } from "#coordinator/api/testing/test-device";

const ENTRY = path.join(import.meta.dirname, "lamplighter.mjs");

let city: TestCity;
let site: Awaited<ReturnType<typeof serveCity>>;
let folder: string;
let jobId: string;
let env: Record<string, string>;

beforeAll(async () => {
  city = await openTestCity();
  site = await serveCity(city);
  const ctx = await city.person("Ada");
  const { key } = await city.handle.auth.keys.make(ctx.person?.id ?? "", "cli", null);
  env = { LAMPLIGHTER_URL: site.url, LAMPLIGHTER_KEY: key };
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-receipts-"));
  const input = manifest(await city.upload(DOUBLE), { replicas: 1, inputs: { kind: "range", from: 1, to: 4 } });
  ({ id: jobId } = await submitJob({ ctx, input }));
});

afterAll(async () => {
  await site.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

function lamplighter(
  args: string[],
  environment: Record<string, string> = env,
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [ENTRY, ...args],
      { env: { ...process.env, ...environment } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

test("receipts are saved, continued and proven offline with the city's key, and one changed byte is named", async () => {
  const file = at("receipts.ndjson");
  expect(await lamplighter(["receipts", jobId, "--out", file])).toMatchObject({ code: 0, err: "" });
  const none = await readFile(file, "utf8");
  await workThrough(city, (unit) => `${unit} is fine`);
  await appendFile(file, '{"kind":"receipt","jo'); // A download that broke off.
  for (const _ of ["once", "again, with nothing new"])
    expect(await lamplighter(["receipts", jobId, "--out", file])).toMatchObject({ code: 0, err: "" });
  const text = await readFile(file, "utf8");
  expect(text.startsWith(none)).toBe(true);
  expect(text.trimEnd().split("\n").length).toBe(1 + 4 + 1);
  expect((await lamplighter(["receipts", jobId])).out).toBe(text.slice(none.length));

  const keys = at("keys.json");
  await writeFile(keys, await (await fetch(`${site.url}/api/v1/receipt-keys`)).text());
  const offline = { LAMPLIGHTER_URL: "http://127.0.0.1:1", LAMPLIGHTER_KEY: "" };
  const { code, out } = await lamplighter(["verify", file, "--city-key", keys], offline);
  expect(out).toMatch(/4 receipts of job_\w+.*None was changed[\s\S]*These are all[\s\S]*The key is the city's/);
  expect(code).toBe(0);
  expect((await lamplighter(["verify", file], offline)).out).toMatch(/only the city can tell/);
  const other = await lamplighter(["verify", file, "--city-key", "A".repeat(43)], offline);
  expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/Line 1: it is signed by the key/) });

  const [, first = "", ...rest] = text.split("\n");
  await writeFile(file, [first.replace('"fuel":', '"fuel":1'), ...rest].join("\n"));
  const changed = await lamplighter(["verify", file, "--city-key", keys], offline);
  expect(changed).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(/Line 2: it does not follow the line/),
  });
});

test("no other file is overwritten, and what cannot be a key or a file is said", async () => {
  const file = at("thesis.txt");
  await writeFile(file, "Chapter one\n");
  const { code, err } = await lamplighter(["receipts", jobId, "--out", file]);
  expect([code, err]).toEqual([1, `${file} has something else than receipts. Choose another file.\n`]);
  expect(await readFile(file, "utf8")).toBe("Chapter one\n");
  expect((await lamplighter(["verify", at("none")])).err).toBe(`There is no file ${at("none")}.\n`);
  expect((await lamplighter(["verify", file, "--city-key", "x"])).err).toMatch(/^--city-key: "x" is neither/);
  expect((await lamplighter(["verify", file])).err).toMatch(/proves nothing. Line 1: it is no receipt/);
});
