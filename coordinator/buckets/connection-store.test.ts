import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dumpDatabase } from "../backup/dump-database";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { isBucketError } from "./bucket-error";
import type { Connection } from "./connection";
import { ConnectionStore } from "./connection-store";
import { KeySeal } from "./key-seal";

const SECRET = "a secret of thirty-two letters..";
const FIELDS: Omit<Connection, "id"> = {
  owner: "ada",
  name: "frames",
  endpoint: "https://s3.example.org",
  region: "us-east-1",
  bucket: "studio",
  prefix: "in/",
  pathStyle: true,
  readOnly: false,
  requesterPays: false,
  keys: { accessKeyId: "AKIASECRETID", secretAccessKey: "very secret indeed", sessionToken: "lent secretly" },
};

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const store = (secret = SECRET) => new ConnectionStore(database.prisma, new KeySeal(secret));

test("only the owner reads a connection with its keys, and the database stores them encrypted", async () => {
  const saved = await store().save(FIELDS);
  expect(await store().byName("ada", "frames")).toEqual({ ...FIELDS, id: saved.id });
  expect(await store().byId(saved.id)).toEqual({ ...FIELDS, id: saved.id });
  expect(await store().byName("bob", "frames")).toBeUndefined();
  const { rows } = await database.pool.query("SELECT storage_connection::text AS line FROM storage_connection");
  for (const secret of Object.values(FIELDS.keys)) {
    expect(rows[0].line).not.toContain(secret);
    expect(rows[0].line).not.toContain(Buffer.from(secret).toString("hex"));
  }
  expect(JSON.stringify(await store().list("ada"))).not.toContain("ecret");
});

test("a backup does not contain them in plain text either", async () => {
  await store().save(FIELDS);
  const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-dump-"));
  try {
    const { tables } = await dumpDatabase(database.url, folder);
    const file = tables.find(({ name }) => name === "storage_connection")?.file ?? "";
    const dumped = gunzipSync(await readFile(path.join(folder, file))).toString();
    expect(dumped).toContain("studio");
    for (const secret of Object.values(FIELDS.keys)) {
      expect(dumped).not.toContain(secret);
      expect(dumped).not.toContain(Buffer.from(secret).toString("hex"));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("saving again keeps the connection's id, and only its owner can remove it", async () => {
  const first = await store().save(FIELDS);
  const again = await store().save({ ...FIELDS, bucket: "other" });
  expect(again.id).toBe(first.id);
  expect((await store().list("ada")).map(({ bucket }) => bucket)).toEqual(["other"]);
  expect(await store().remove("bob", "frames")).toBe(false);
  expect(await store().remove("ada", "frames")).toBe(true);
  expect(await store().list("ada")).toEqual([]);
});

test("keys that were encrypted with another key, or for another connection, cannot be decrypted", async () => {
  const mine = await store().save(FIELDS);
  const theirs = await store().save({ ...FIELDS, owner: "bob" });
  const byOther = await store("another secret of as many letters")
    .byId(mine.id)
    .catch((error: unknown) => error);
  expect(isBucketError(byOther) && byOther.fault).toBe("keys-unreadable");
  await database.pool.query(
    "UPDATE storage_connection SET sealed_keys = (SELECT sealed_keys FROM storage_connection WHERE id = $1) WHERE id = $2",
    [mine.id, theirs.id],
  );
  const swapped = await store()
    .byId(theirs.id)
    .catch((error: unknown) => error);
  expect(isBucketError(swapped) && swapped.fault).toBe("keys-unreadable");
});

test("each encryption differs, and a changed ciphertext cannot be decrypted", () => {
  const seal = new KeySeal(SECRET);
  const [one, two] = [seal.seal("id", FIELDS.keys), seal.seal("id", FIELDS.keys)];
  expect(Buffer.compare(one, two)).not.toBe(0);
  for (let at = 0; at < one.length; at++) {
    const changed = one.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open("id", changed)).toBeUndefined();
  }
  expect(seal.open("id", one.subarray(0, 10))).toBeUndefined();
});
