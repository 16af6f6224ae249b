import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { audit } from "./audit.mjs";

const ADVISORY = "GHSA-aaaa-bbbb-cccc";
const TODAY = "2027-01-15";

let folder: string;
let registry: Server;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lamplighter-audit-"));
  const [name, version] = ["leaky", "1.0.0"];
  const root = { name: "city", version, dependencies: { [name]: version } };
  const packages = { "": root, [`node_modules/${name}`]: { version } };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(root));
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ ...root, lockfileVersion: 3, packages }));
});

afterEach(() => {
  registry?.close();
  rmSync(folder, { recursive: true });
});

/** A registry that knows one vulnerability in the only package, or answers with an error status. */
async function answers(status: number, severity = "high") {
  const url = `https://github.com/advisories/${ADVISORY}`;
  // npm caches advisories by number.
  const known = {
    id: severity.length,
    url,
    title: "It leaks",
    severity,
    vulnerable_versions: "<2",
    cwe: [],
    cvss: { score: 8 },
  };
  registry = createServer((request, response) => {
    response.writeHead(request.url?.endsWith("/advisories/bulk") ? status : 404, {
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ leaky: [known] }));
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
}

const until = (day: string, advisory = ADVISORY) => [{ advisory, reason: "Not reached", until: day }];

test("a serious vulnerability in what ships fails the check, by name", async () => {
  const outcome = await audit({ registry: await answers(200), folder, allowed: [], today: TODAY });
  expect(outcome).toEqual({ code: 1, output: `high: leaky: It leaks (${ADVISORY})` });
});

test("one below the level does not", async () => {
  const outcome = await audit({ registry: await answers(200, "moderate"), folder, allowed: [], today: TODAY });
  expect(outcome).toMatchObject({ code: 0, note: "0 allowed, none other of level high or worse" });
});

test("a vulnerability may be allowed for a time, and only while it exists", async () => {
  const at = await answers(200);
  const judge = (allowed: ReturnType<typeof until>) => audit({ registry: at, folder, allowed, today: TODAY });
  expect(await judge(until(TODAY))).toMatchObject({ code: 0, note: "1 allowed, none other of level high or worse" });
  expect((await judge(until("2027-01-14"))).output).toMatch(/It leaks[\s\S]*was allowed until 2027-01-14/);
  expect((await judge([...until(TODAY), ...until(TODAY, "GHSA-gone")])).output).toMatch(
    /^.*GHSA-gone is in no package/,
  );
});

test("a registry without advisories is reported as silent", async () => {
  const outcome = await audit({ registry: await answers(405), folder, allowed: [], today: TODAY });
  expect(outcome).toMatchObject({ code: 0, note: expect.stringMatching(/^NOT ASKED, .*405/) });
});
