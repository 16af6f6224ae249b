import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Context } from "../../auth/context";
import { checkedVerbs } from "../testing/checked-verbs";
import { openTestCity, type TestCity } from "../testing/open-test-city";

let city: TestCity;
let s3: S3Server;
let ada: Context;
let bob: Context;

beforeAll(async () => {
  s3 = await new S3Server().listen();
  city = await openTestCity({ PRIVATE_NETWORKS: "127.0.0.0/8" });
  ada = await city.person("Ada");
  bob = await city.person("Bob");
});

afterAll(async () => {
  await city.close();
  await s3.close();
});

const place = (changes: object = {}) => ({
  name: "frames",
  endpoint: s3.endpoint,
  bucket: "bucket",
  prefix: "in",
  keys: TEST_KEYS,
  ...changes,
});
const save = (ctx: Context, changes: object = {}) => checkedVerbs.saveConnection({ ctx, input: place(changes) });
const refusalOf = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => new Error("It was not refused."),
    (thrown: Error) => thrown,
  );
  return error.message;
};

test("a connection is saved and checked, and its keys are in no answer, no audit line and no row", async () => {
  const saved = await save(ada);
  expect(saved.connection).toMatchObject({ name: "frames", prefix: "in/", pathStyle: true });
  expect(saved.connection.findings.map(({ fault }) => fault)).toEqual([null, null, null, null]);
  expect(saved.origin).toBe(city.handle.config.siteUrl);
  const { connections } = await checkedVerbs.listConnections({ ctx: ada, input: {} });
  expect(connections).toEqual([saved.connection]);
  const checked = await checkedVerbs.checkConnection({ ctx: ada, input: { name: "frames", inBrowser: true } });
  const rows = await city.handle.pool.query(
    "SELECT audit_line::text AS line FROM audit_line UNION ALL SELECT storage_connection::text FROM storage_connection",
  );
  const told = JSON.stringify([saved, connections, checked, rows.rows]);
  expect(told).toContain("storage.saved");
  // Links contain the id of their key, as S3 requires, but never its secret.
  expect(told).not.toContain(TEST_KEYS.secretAccessKey);
  expect(JSON.stringify([saved, connections, rows.rows])).not.toContain(TEST_KEYS.accessKeyId);
});

test("a browser's findings are shown next to the server's, and nothing is left in the bucket", async () => {
  await checkedVerbs.checkConnection({ ctx: ada, input: { name: "frames", inBrowser: true } });
  expect(s3.bucket().all().length).toBe(1);
  const findings = [{ step: "browser-read", fault: "cors-blocked" }];
  const input = { name: "frames", findings };
  const { connection } = await checkedVerbs.recordBrowserCheck({ ctx: ada, input });
  expect(connection.findings.at(-1)).toEqual(findings[0]);
  expect(connection.findings.length).toBe(5);
  expect(s3.bucket().all()).toEqual([]);
});

test("keys stay with the bucket for which they were given", async () => {
  expect((await save(ada, { keys: undefined, prefix: "other" })).connection.prefix).toBe("other/");
  expect(await refusalOf(save(ada, { keys: undefined, endpoint: "https://evil.example" }))).toMatch(
    /enter the keys again/,
  );
  expect(await refusalOf(save(ada, { keys: undefined, bucket: "elsewhere" }))).toMatch(/enter the keys again/);
  expect(await refusalOf(save(ada, { keys: undefined, name: "unheard-of" }))).toMatch(/enter the keys with which/);
});

test("a connection belongs to its owner alone", async () => {
  const nowhere = /no storage connection called frames/;
  expect((await checkedVerbs.listConnections({ ctx: bob, input: {} })).connections).toEqual([]);
  expect(await refusalOf(checkedVerbs.checkConnection({ ctx: bob, input: { name: "frames" } }))).toMatch(nowhere);
  expect(await refusalOf(checkedVerbs.deleteConnection({ ctx: bob, input: { name: "frames" } }))).toMatch(nowhere);
  await save(bob, { prefix: "bobs" });
  await checkedVerbs.deleteConnection({ ctx: bob, input: { name: "frames" } });
  expect((await checkedVerbs.listConnections({ ctx: ada, input: {} })).connections.length).toBe(1);
});

test.each([
  [{ endpoint: "s3.example.org" }, /endpoint: must be an address such as/],
  [{ endpoint: "https://me:secret@s3.example.org" }, /endpoint: must be an address/],
  [{ endpoint: "https://s3.example.org/path" }, /endpoint: must be an address/],
  [{ endpoint: "file:///etc/passwd" }, /endpoint: must be an address/],
  [{ name: "No Name" }, /name: use small letters/],
  [{ bucket: "../other" }, /bucket: must be the bucket's name/],
  [{ prefix: "a/../b" }, /prefix: must be a folder/],
  [{ region: "US East" }, /region: must be a region/],
  [
    { keys: { accessKeyId: "id", secretAccessKey: "pasted with a\nline" } },
    /contains a space or a character that keys do not have/,
  ],
])("%j is refused with what to do", async (changes, sentence) => {
  expect(await refusalOf(save(ada, changes))).toMatch(sentence);
});

test("keys are never repeated in a refusal", async () => {
  const secret = "a secret with spaces that somebody pasted";
  const refusal = await save(ada, { keys: { accessKeyId: "id", secretAccessKey: secret } }).catch(
    (error: unknown) => error,
  );
  expect(JSON.stringify(refusal) + String(refusal)).not.toContain(secret);
});

test("checks are limited, so that nobody makes this server call strangers all day", async () => {
  const carol = await city.person("Carol");
  const calls = Array.from({ length: 21 }, () => save(carol, { endpoint: "https://192.0.2.7" }));
  const refused = (await Promise.allSettled(calls)).filter((call) => call.status === "rejected");
  expect(refused.map(({ reason }) => reason)).toEqual([expect.objectContaining({ code: "TOO_MANY_REQUESTS" })]);
});
