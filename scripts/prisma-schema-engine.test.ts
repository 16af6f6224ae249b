import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#coordinator/database/open-database";
import { testDatabase } from "#coordinator/database/test-database";

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

async function prisma(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: database.url };
  const run = await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", ...args], { env });
  return run.stdout;
}

test("Prisma's own CLI sees the migrations that the coordinator applied", async () => {
  expect(await prisma("migrate", "status")).toContain("Database schema is up to date!");
});

test("Prisma's own CLI applies the migrations to an empty database", async () => {
  await database.pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  expect(await prisma("migrate", "deploy")).toContain("All migrations have been successfully applied.");
  expect(await database.prisma.person.count()).toBe(0);
});

test("the migrations make exactly prisma/schema", async () => {
  const script = await prisma(
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema",
    "--script",
  );
  expect(script.trim()).toBe("-- This is an empty migration.");
});
