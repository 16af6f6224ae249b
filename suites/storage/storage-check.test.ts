import { afterEach, beforeEach, expect, test } from "vitest";
import { testConnection } from "#coordinator/buckets/testing/test-connection";
import { createOutbound, type Outbound } from "#coordinator/outbound/outbound";
import type { Fault } from "../kit/s3/faults";
import { S3Server } from "../kit/s3/s3-server";
import { checkLaws } from "./check-laws";
import { placeIn } from "./place";

let s3: S3Server;
let outbound: Outbound;

beforeEach(async () => {
  s3 = await new S3Server().listen();
  outbound = createOutbound({ isNamed: () => true, mayCall: () => true });
});

afterEach(async () => {
  await outbound.close();
  await s3.close();
});

async function brokenLaws(): Promise<string[]> {
  const broken: string[] = [];
  for await (const checked of checkLaws(placeIn(testConnection(s3), outbound)))
    if (checked.broken !== undefined) broken.push(checked.law.name);
  return broken;
}

test("a complete server keeps every law, and nothing is left on it", async () => {
  expect(await brokenLaws()).toEqual([]);
  expect(s3.bucket().all()).toEqual([]);
});

test.each<[Fault, RegExp]>([
  [{ kind: "ignores-if-match" }, /If-Match/],
  [{ kind: "ignores-if-none-match" }, /If-None-Match/],
  [{ kind: "ignores-checksum" }, /another SHA-256/],
  [{ kind: "ignores-range" }, /range/],
  [{ kind: "other-bytes" }, /what is written is read/],
])("a server that does %j breaks a law that says so", async (fault, name) => {
  s3.faults.set(fault);
  expect(await brokenLaws()).toContainEqual(expect.stringMatching(name));
});
