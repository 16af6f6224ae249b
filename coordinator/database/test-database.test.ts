import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

let first: Database;
let second: Database;

beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
});

afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
});

test("each test database is separate and at the newest migration", async () => {
  await first.prisma.person.create({ data: { id: "p1", name: "Ada", email: "ada@example.org" } });
  expect(await second.prisma.person.count()).toBe(0);
  expect(await migrate(second.url)).toEqual([]);
});

test("coordinators that start at once apply each migration once", async () => {
  await second.pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  const applied = await Promise.all([migrate(second.url), migrate(second.url), migrate(second.url)]);
  const { rows } = await second.pool.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations ORDER BY name",
  );
  expect(applied.flat()).toEqual(rows.map((row) => row.name));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
});
