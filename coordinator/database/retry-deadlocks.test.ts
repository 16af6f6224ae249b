import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query("CREATE TABLE pair (name text PRIMARY KEY, changes int NOT NULL DEFAULT 0)");
  await database.pool.query("INSERT INTO pair VALUES ('a'), ('b')");
});

afterAll(() => database.close());

test("of two transactions that wait for each other, the one that the database ends begins anew", async () => {
  const { pool, prisma } = database;
  let runs = 0;
  let having = 0;
  let bothHaveOne = () => {};
  const both = new Promise<void>((resolve) => {
    bothHaveOne = resolve;
  });
  const change = (first: string, second: string) =>
    prisma.$transaction(async (tx) => {
      const run = ++runs;
      await tx.$executeRaw`UPDATE pair SET changes = changes + 1 WHERE name = ${first}`;
      if (++having === 2) bothHaveOne();
      if (run <= 2) await both;
      await tx.$executeRaw`UPDATE pair SET changes = changes + 1 WHERE name = ${second}`;
    });
  await Promise.all([change("a", "b"), change("b", "a")]);
  expect(runs).toBe(3);
  expect((await pool.query("SELECT changes FROM pair")).rows).toEqual([{ changes: 2 }, { changes: 2 }]);
});

test("any other failure is reported at once", async () => {
  let runs = 0;
  const failing = database.prisma.$transaction(async (tx) => {
    runs += 1;
    await tx.$executeRaw`SELECT 1 / 0`;
  });
  await expect(failing).rejects.toThrow("division by zero");
  expect(runs).toBe(1);
});
