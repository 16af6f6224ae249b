import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MINUTE } from "#core/time";
import type { BucketFault } from "#protocol/api/storage";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Outbound } from "../outbound/outbound";
import { outboundToHere } from "../outbound/testing/outbound-to-here";
import { Bucket } from "./bucket";
import type { Connection } from "./connection";
import { type Link, type LinkTerms, presign } from "./presign";
import { faultOf } from "./testing/fault-of";
import { testConnection } from "./testing/test-connection";

let s3: S3Server;
let outbound: Outbound;
let connection: Connection;

beforeEach(async () => {
  s3 = await new S3Server().listen();
  outbound = outboundToHere();
  connection = testConnection(s3);
});

afterEach(async () => {
  await outbound.close();
  await s3.close();
});

const open = (changed: Partial<Connection> = {}) =>
  new Bucket({ connection: { ...connection, ...changed }, outbound, pause: async () => undefined });

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (written: string) => new TextEncoder().encode(written);

const KEYS = [
  "plain.csv",
  "a/b/c",
  "a b+c",
  "per%20cent",
  "quotes'()*!\"",
  "ünï/日本",
  "?#&=;:@$,",
  "//slashes//",
  "~.-_",
  "a\u0001b",
];

test.each(KEYS)("an object called %j is written, found and read", async (key) => {
  const bucket = open();
  expect((await bucket.write(key, bytesOf("content"))).kind).toBe("stored");
  expect(s3.bucket().get(`here/${key}`)?.bytes).toBe(7);
  const head = await bucket.head(key);
  expect(head?.bytes).toBe(7);
  expect((await bucket.list()).objects).toEqual([{ key, bytes: 7, etag: head?.etag }]);
  expect(text(await bucket.bytes(key, { maxBytes: 100 }))).toBe("content");
  const { url, headers } = await presign(connection, "GET", key, { expiresMs: MINUTE });
  expect(await (await fetch(url, { headers })).text()).toBe("content");
  await bucket.remove(key);
  expect(await bucket.head(key)).toBeUndefined();
});

test.each(["", ".", "a/../b", "../secret", "a/./b", "x".repeat(1_100), "lone\ud800"])(
  "nothing is called %j",
  async (key) => {
    expect(await faultOf(open().bytes(key, { maxBytes: 1 }))).toBe("unusable-key");
    expect(await faultOf(presign(connection, "GET", key, { expiresMs: MINUTE }))).toBe("unusable-key");
    expect(s3.visits).toEqual([]);
  },
);

test("a long list is read page by page, and only within the prefix", async () => {
  for (let n = 0; n < 25; n++) s3.bucket().put(`here/in/${String(n).padStart(2, "0")}.csv`, "x");
  s3.bucket().put("elsewhere/in/secret.csv", "x");
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await open().list({ prefix: "in/", max: 10, ...(after !== undefined && { after }) });
    found.push(...page.objects.map(({ key }) => key));
    after = page.next;
  } while (after !== undefined);
  expect(found.length).toBe(25);
  expect(found[24]).toBe("in/24.csv");
});

test("a range is read only of the version that was listed", async () => {
  const { etag } = s3.bucket().put("here/numbers", "0123456789");
  expect(text(await open().bytes("numbers", { range: { start: 2, end: 5 }, etag, maxBytes: 10 }))).toBe("234");
  s3.bucket().put("here/numbers", "abcdefghij");
  const changed = () => open().bytes("numbers", { range: { start: 2, end: 5 }, etag, maxBytes: 10 });
  expect(await faultOf(changed())).toBe("object-changed");
  s3.faults.set({ kind: "ignores-if-match" });
  expect(await faultOf(changed())).toBe("object-changed");
  expect(await faultOf(open().bytes("numbers", { maxBytes: 3 }))).toBe("too-large");
  s3.faults.set({ kind: "ignores-range" });
  expect(await faultOf(open().bytes("numbers", { range: { start: 2, end: 5 }, maxBytes: 10 }))).toBe("not-s3");
});

test("a read that is interrupted again and again reaches the object's end", async () => {
  const content = randomBytes(3_000_000);
  s3.bucket().put("here/big", content);
  s3.faults.set({ kind: "cut-off", afterBytes: 1_000_000, times: 2 });
  const read = await open().bytes("big", { maxBytes: 3_000_000 });
  expect(Buffer.compare(read, content)).toBe(0);
  expect(s3.visits.filter(({ method }) => method === "GET").map(({ range }) => range)).toEqual([
    undefined,
    "bytes=1000000-2999999",
    "bytes=2000000-2999999",
  ]);
});

test("temporary faults are retried, and permanent ones are not", async () => {
  s3.bucket().put("here/a", "a");
  s3.faults.set({ kind: "busy", times: 3 });
  expect(text(await open().bytes("a", { maxBytes: 1 }))).toBe("a");
  expect(s3.visits.length).toBe(4);
  s3.faults.set({ kind: "busy" });
  expect(await faultOf(open().list())).toBe("busy");
  s3.faults.clear();
  s3.visits.length = 0;
  expect(await faultOf(open({ keys: { ...connection.keys, secretAccessKey: "wrong" } }).list())).toBe("wrong-keys");
  expect(s3.visits.length).toBe(1);
});

test("an object is written once, and a read-only connection writes nothing", async () => {
  expect((await open().write("once", bytesOf("first"), { once: true })).kind).toBe("stored");
  expect((await open().write("once", bytesOf("second"), { once: true })).kind).toBe("exists");
  expect(text(await open().bytes("once", { maxBytes: 10 }))).toBe("first");
  const readOnly = open({ readOnly: true });
  expect(await faultOf(readOnly.write("other", bytesOf("x")))).toBe("read-only");
  expect(await faultOf(presign({ ...connection, readOnly: true }, "PUT", "x", { expiresMs: MINUTE }))).toBe(
    "read-only",
  );
});

test("a large object is written in parts", async () => {
  const bucket = open();
  const [first, last] = [randomBytes(5 * 1024 * 1024), randomBytes(100)];
  const uploadId = await bucket.multipart.begin("large");
  const parts = [
    await bucket.multipart.writePart("large", uploadId, 1, first),
    await bucket.multipart.writePart("large", uploadId, 2, last),
  ];
  expect((await bucket.multipart.complete("large", uploadId, parts, { once: true })).kind).toBe("stored");
  expect(Buffer.compare(Buffer.concat([first, last]), s3.bucket().bytesOf("here/large") ?? Buffer.of())).toBe(0);
  const given = await bucket.multipart.begin("left");
  await bucket.multipart.abort("left", given);
  expect(await faultOf(bucket.multipart.writePart("left", given, 1, last))).toBe("no-object");
});

test.each<[Parameters<S3Server["faults"]["set"]>[0], BucketFault]>([
  [{ kind: "keys-expired" }, "keys-expired"],
  [{ kind: "no-bucket" }, "no-bucket"],
  [{ kind: "other-region", region: "ca-central-1" }, "other-region"],
  [{ kind: "redirect", to: "http://127.0.0.1:1/secret" }, "redirected"],
])("a server that answers %j has a bucket with the fault %s", async (fault, name) => {
  s3.faults.set(fault);
  expect(await faultOf(open().list())).toBe(name);
});

test("missing write permission, a wrong region and a missing bucket each have a fault of their own", async () => {
  s3.faults.set({ kind: "read-only-keys" });
  expect(await faultOf(open().write("x", bytesOf("x")))).toBe("forbidden");
  expect(await faultOf(open({ region: "eu-west-1" }).list())).toBe("other-region");
  expect(await faultOf(open({ bucket: "gone" }).list())).toBe("no-bucket");
  expect(await faultOf(open().bytes("none", { maxBytes: 1 }))).toBe("no-object");
  expect(await faultOf(open({ endpoint: "http://169.254.169.254" }).list())).toBe("address-refused");
});

test("HEAD and GET report the same fault", async () => {
  s3.bucket().put("here/there", "x");
  const elsewhere = (changed: Partial<Connection>) => faultOf(open(changed).head("there"));
  expect(await elsewhere({ bucket: "gone" })).toBe("no-bucket");
  expect(await elsewhere({ region: "eu-west-1" })).toBe("other-region");
  expect(await elsewhere({ keys: { ...connection.keys, secretAccessKey: "wrong" } })).toBe("wrong-keys");
  s3.faults.set({ kind: "keys-expired" });
  expect(await elsewhere({})).toBe("keys-expired");
  s3.faults.clear();
  expect(await open().head("none")).toBeUndefined();
});

const send = ({ url, headers }: Link, method: string, body?: string) =>
  fetch(url, { method, headers, ...(body !== undefined && { body }) });
const linkTo = (method: "GET" | "PUT", key: string, terms: Partial<LinkTerms> = {}) =>
  presign(connection, method, key, { expiresMs: MINUTE, ...terms });

test("a link is valid for one method, one object, one range and a limited time", async () => {
  const { etag } = s3.bucket().put("here/numbers", "0123456789");
  const link = await linkTo("GET", "numbers", { range: { start: 1, end: 4 }, etag });
  const answer = await send(link, "GET");
  expect([answer.status, await answer.text()]).toEqual([206, "123"]);
  expect((await send({ ...link, headers: {} }, "GET")).status).toBe(403);
  expect((await send({ ...link, headers: { ...link.headers, range: "bytes=0-9" } }, "GET")).status).toBe(403);
  expect((await send(link, "PUT", "mine")).status).toBe(403);
  expect((await send({ ...link, url: link.url.replace("numbers", "others") }, "GET")).status).toBe(403);
  s3.bucket().put("here/numbers", "abcdefghij");
  expect((await send(link, "GET")).status).toBe(412);
  const old = new URL((await linkTo("GET", "numbers")).url);
  expect(Number(old.searchParams.get("X-Amz-Expires"))).toBe(60);
  expect(new URL((await linkTo("GET", "n", { expiresMs: 1e9 })).url).searchParams.get("X-Amz-Expires")).toBe("900");
});

test("a link for writing accepts the bytes that it was made for, once", async () => {
  const checksum = createHash("sha256").update("right").digest("base64");
  const link = await linkTo("PUT", "out", { checksum, once: true });
  expect((await send(link, "PUT", "wrong")).status).toBe(400);
  expect((await send(link, "PUT", "right")).status).toBe(200);
  expect((await send(link, "PUT", "right")).status).toBe(412);
});

test("parts that are uploaded by links become one object", async () => {
  const uploadId = await open().multipart.begin("joined");
  const answer = await send(await linkTo("PUT", "joined", { part: { uploadId, number: 1 } }), "PUT", "all of it");
  const part = { number: 1, etag: answer.headers.get("etag") ?? "" };
  await open().multipart.complete("joined", uploadId, [part]);
  expect(Buffer.from(s3.bucket().bytesOf("here/joined") ?? []).toString()).toBe("all of it");
});

test("temporary keys and requester-pays requests are signed correctly", async () => {
  const lent = { accessKeyId: "LENT", secretAccessKey: "secret", sessionToken: "a/token+with=signs" };
  s3.keys = [{ ...lent, mayWrite: true, mayList: true }];
  connection = { ...connection, keys: lent, requesterPays: true };
  await open().write("x", bytesOf("x"));
  expect((await open().list()).objects.length).toBe(1);
  expect((await send(await linkTo("GET", "x"), "GET")).status).toBe(200);
});
