import { afterEach, beforeEach, expect, test } from "vitest";
import type { CheckFinding } from "#protocol/api/storage";
import type { Fault } from "#suites/kit/s3/faults";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Outbound } from "../outbound/outbound";
import { outboundToHere } from "../outbound/testing/outbound-to-here";
import { checkBucket, removeProbe } from "./check-bucket";
import type { Connection } from "./connection";
import { testConnection } from "./testing/test-connection";

let s3: S3Server;
let outbound: Outbound;

beforeEach(async () => {
  s3 = await new S3Server().listen();
  outbound = outboundToHere();
});

afterEach(async () => {
  await outbound.close();
  await s3.close();
});

const asking = (changed: Partial<Connection> = {}) => ({
  connection: { ...testConnection(s3), ...changed },
  outbound,
  pause: async () => undefined,
});

const told = (findings: readonly CheckFinding[]) =>
  Object.fromEntries(findings.map(({ step, fault }) => [step, fault ?? "works"]));

test("a complete bucket passes, and nothing is left in it", async () => {
  const { findings, probe } = await checkBucket(asking(), { inBrowser: false });
  expect(told(findings)).toEqual({ list: "works", write: "works", "write-once": "works", read: "works" });
  expect(probe).toBeNull();
  expect(s3.bucket().all()).toEqual([]);
});

test("of a read-only bucket one existing object is read, and nothing is written", async () => {
  s3.bucket().put("here/first", "something that is long enough");
  const { findings, probe } = await checkBucket(asking({ readOnly: true }), { inBrowser: true });
  expect(told(findings)).toEqual({ list: "works", read: "works" });
  expect(probe?.write).toBeNull();
  expect(probe?.read?.bytes).toBe(16);
  expect(s3.visits.filter(({ method }) => method !== "GET" && method !== "HEAD")).toEqual([]);
  expect(told((await checkBucket(asking({ readOnly: true, prefix: "empty/" }), { inBrowser: true })).findings)).toEqual(
    {
      list: "works",
    },
  );
});

test("a browser gets links to try, and what it wrote is removed", async () => {
  const { probe } = await checkBucket(asking(), { inBrowser: true });
  if (!probe?.read || !probe.write) throw new Error("There is nothing to try.");
  const read = await fetch(probe.read.url, { headers: probe.read.headers });
  expect((await read.arrayBuffer()).byteLength).toBe(probe.read.bytes);
  const { url, headers, body } = probe.write;
  expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(200);
  expect(s3.bucket().all().length).toBe(2);
  await removeProbe(asking());
  expect(s3.bucket().all()).toEqual([]);
});

test.each<[string, Fault | undefined, Partial<Connection>, Record<string, string>]>([
  ["wrong keys", undefined, { keys: { ...TEST_KEYS, secretAccessKey: "other" } }, { list: "wrong-keys" }],
  ["unknown keys", undefined, { keys: { ...TEST_KEYS, accessKeyId: "OTHER" } }, { list: "wrong-keys" }],
  ["expired keys", { kind: "keys-expired" }, {}, { list: "keys-expired" }],
  ["a gone bucket", undefined, { bucket: "gone" }, { list: "no-bucket" }],
  ["another region", undefined, { region: "eu-north-1" }, { list: "other-region" }],
  ["keys that may not write", { kind: "read-only-keys" }, {}, { list: "works", write: "forbidden" }],
  ["a server that is busy", { kind: "busy" }, {}, { list: "busy" }],
  ["a server that redirects", { kind: "redirect", to: "http://10.0.0.1/" }, {}, { list: "redirected" }],
  ["nobody there", undefined, { endpoint: "http://127.0.0.1:1" }, { list: "unreachable" }],
  ["a private address", undefined, { endpoint: "http://10.0.0.1" }, { list: "address-refused" }],
  ["clouds' credentials", undefined, { endpoint: "http://169.254.169.254" }, { list: "address-refused" }],
  ["no TLS", undefined, { endpoint: "http://8.8.8.8" }, { list: "plain-http" }],
  [
    "a server that writes twice",
    { kind: "ignores-if-none-match" },
    {},
    { list: "works", write: "works", "write-once": "writes-twice", read: "works" },
  ],
  [
    "a server that gives whole objects",
    { kind: "ignores-range" },
    {},
    { list: "works", write: "works", "write-once": "works", read: "not-s3" },
  ],
])("%s is reported as such", async (_, fault, changed, expected) => {
  if (fault) s3.faults.set(fault);
  expect(told((await checkBucket(asking(changed), { inBrowser: true })).findings)).toEqual(expected);
});

test("the check continues with keys that may not list", async () => {
  s3.keys = [{ ...TEST_KEYS, mayWrite: true }];
  expect(told((await checkBucket(asking(), { inBrowser: false })).findings)).toEqual({
    list: "forbidden",
    write: "works",
    "write-once": "works",
    read: "works",
  });
});

test("a check ends in time when the server never answers", async () => {
  s3.faults.set({ kind: "slow", ms: 60_000 });
  const { findings } = await checkBucket({ ...asking(), signal: AbortSignal.timeout(50) }, { inBrowser: false });
  expect(told(findings)).toEqual({ list: "timeout" });
});

test("a caller without a browser learns that the bucket does not allow browsers", async () => {
  s3.cors = [];
  const { findings } = await checkBucket(asking(), { inBrowser: false, origin: "https://city.example" });
  expect(told(findings)).toMatchObject({ read: "works", "browser-read": "cors-blocked" });
});
