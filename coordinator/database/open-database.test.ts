import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolder } from "../../scripts/scratch.mjs";
import { until } from "../testing/until";
import { type Database, openDatabase } from "./open-database";
import { isAlive } from "./postmaster";

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "lamplighter-data-"));
  database = await openDatabase({ dataDir });
});

afterAll(async () => {
  await database.close();
  removeFolder(dataDir);
});

const serverPid = async () => {
  const { rows } = await database.pool.query<{ pid: string }>("SELECT pg_read_file('postmaster.pid') AS pid");
  return Number.parseInt(rows[0]?.pid ?? "", 10);
};

test("starts with every migration applied and listens on no network port", async () => {
  expect(await database.prisma.person.count()).toBe(0);
  const { rows } = await database.pool.query("SHOW listen_addresses");
  expect(rows).toEqual([{ listen_addresses: "" }]);
});

test("committed rows survive kill -9 of the server, which comes back by itself", async () => {
  await database.prisma.person.create({ data: { id: "p1", name: "Ada", email: "ada@example.org" } });
  const killed = await serverPid();
  process.kill(killed, "SIGKILL");
  await until("the server is gone", () => !isAlive(killed));
  await database.ready();
  expect(await serverPid()).not.toBe(killed);
  expect(await database.prisma.person.findMany({ select: { name: true } })).toEqual([{ name: "Ada" }]);
});

test("a second start joins a server that still runs, as after kill -9 of the coordinator", async () => {
  const before = await serverPid();
  const second = await openDatabase({ dataDir });
  const { rows } = await second.pool.query("SELECT name FROM person");
  expect(rows).toEqual([{ name: "Ada" }]);
  expect(await serverPid()).toBe(before);
  await second.pool.end();
});

test("64-bit integers arrive as numbers, and one that does not fit is refused", async () => {
  expect((await database.pool.query("SELECT 9007199254740991::bigint AS n")).rows).toEqual([{ n: 9007199254740991 }]);
  await expect(database.pool.query("SELECT 9007199254740993::bigint AS n")).rejects.toThrow("too large");
});

test("an unreachable DATABASE_URL gives one clear message without the password", async () => {
  const opening = openDatabase({ dataDir, databaseUrl: "postgresql://me:secret@127.0.0.1:9/none" });
  await expect(opening).rejects.toThrow(
    /^The database of DATABASE_URL does not answer \((?!.*secret).*\)\. Start it or correct the URL\.$/,
  );
});
