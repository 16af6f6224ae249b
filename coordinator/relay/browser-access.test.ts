import { afterEach, beforeEach, expect, test } from "vitest";
import { MINUTE } from "#core/time";
import { S3Server } from "#suites/kit/s3/s3-server";
import { testConnection } from "../buckets/testing/test-connection";
import type { Outbound } from "../outbound/outbound";
import { outboundToHere } from "../outbound/testing/outbound-to-here";
import { BrowserAccess } from "./browser-access";

const origin = "https://city.example";
let s3: S3Server;
let outbound: Outbound;

beforeEach(async () => {
  s3 = await new S3Server({ cors: [] }).listen();
  outbound = outboundToHere();
});
afterEach(async () => {
  await outbound.close();
  await s3.close().catch(() => undefined);
});

test("CORS rules are tested as a browser does, and fixed ones are noticed after a moment", async () => {
  let now = 0;
  const access = new BrowserAccess({ outbound, origin, now: () => now });
  const connection = testConnection(s3);
  expect(await access.isOpen(connection, "GET")).toBe(false);
  s3.cors = [{ origins: [origin], methods: ["GET"], headers: ["range", "if-match"], exposed: [] }];
  expect(await access.isOpen(connection, "GET")).toBe(false);
  now += MINUTE;
  expect(await access.isOpen(connection, "GET")).toBe(true);
  expect(await access.isOpen(connection, "PUT")).toBe(false);
});

test("a bucket that is busy, or does not respond, is not mistaken for one without CORS rules", async () => {
  const access = new BrowserAccess({ outbound, origin, now: () => 0 });
  const connection = testConnection(s3);
  await s3.close();
  expect(await access.isOpen(connection, "GET")).toBe(true);
});
