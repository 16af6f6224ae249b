import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "./migrate";
import { readMigrations } from "./migrations";
import { needsStop } from "./needs-stop";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";
import { onlyAdds } from "./testing/only-adds";

describe("an upgrade of a database that coordinators share", () => {
  let database: Database;
  let last = "";

  beforeEach(async () => {
    database = await testDatabase();
    const { migrationDirectories } = await readMigrations();
    last = migrationDirectories.map(({ path }) => path).findLast(needsStop) ?? "";
  });
  afterEach(() => database.close());

  /** As the release before left it. */
  const forget = () => database.pool.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [last]);
  const report = (secondsAgo: number) =>
    database.pool.query(
      `INSERT INTO coordinator_report VALUES ('co_old', now(), now() - $1 * interval '1 second', '{}')`,
      [secondsAgo],
    );
  const upgrade = (maxWaitMs = 0) => migrate(database.url, { isShared: true, maxWaitMs });
  /** The last migration's tables are there already, so that it may be refused: that it was tried is what counts. */
  const begins = (upgraded: Promise<unknown>) =>
    upgraded.then(
      () => true,
      (error: Error) => /could not be applied/.test(error.message),
    );

  test("does not begin while coordinators of the release before are at work, and changes nothing", async () => {
    await forget();
    await report(3);
    await expect(upgrade()).rejects.toThrow(/at work: 1\..*kubectl scale/);
    const { rowCount } = await database.pool.query("SELECT FROM _prisma_migrations WHERE migration_name = $1", [last]);
    expect(rowCount).toBe(0);
  });

  test("begins when the last of them has ended meanwhile", async () => {
    await forget();
    await report(3);
    const begun = begins(upgrade(30_000));
    await database.pool.query("DELETE FROM coordinator_report");
    expect(await begun).toBe(true);
  });

  test("is not kept from it by a coordinator that was killed a while ago", async () => {
    await forget();
    await report(21);
    expect(await begins(upgrade())).toBe(true);
  });

  test("an older release does not start on tables that it would misread, and does on those that only have more", async () => {
    await database.pool.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', $1, now())",
      ["29990101000000_more_columns"],
    );
    expect(await migrate(database.url)).toEqual([]);
    await database.pool.query("UPDATE _prisma_migrations SET migration_name = $1 WHERE id = 'x'", [
      "29990101000000_other_sums_alone",
    ]);
    await expect(migrate(database.url)).rejects.toThrow(
      /changed by a newer release \(29990101000000_other_sums_alone\)/,
    );
  });
});

test("every migration that does more than add says so in its name", async () => {
  const { migrationDirectories } = await readMigrations();
  for (const { path, migrationFile } of migrationDirectories)
    if (!needsStop(path)) expect([path, onlyAdds(String(migrationFile.content.value))]).toEqual([path, true]);
});

test.each([
  [
    true,
    'CREATE TABLE "a" (id INT); CREATE UNIQUE INDEX "i" ON "a"(id); ALTER TABLE "a" ADD CONSTRAINT "c" CHECK (id > 0);',
  ],
  [true, '-- AlterTable\nALTER TABLE "job" ADD COLUMN "x" TEXT,\nADD COLUMN "y" INTEGER NOT NULL DEFAULT 0;'],
  [true, 'CREATE INDEX "i" ON "job"("x"); CREATE TYPE "t" AS ENUM (\'a\');'],
  [false, 'ALTER TABLE "job" ADD COLUMN "x" TEXT NOT NULL;'],
  [false, 'ALTER TABLE "job" ADD COLUMN "x" TEXT, DROP COLUMN "y";'],
  [false, 'CREATE UNIQUE INDEX "i" ON "job"("x");'],
  [false, 'ALTER TABLE "job" ADD CONSTRAINT "c" CHECK (no > 0);'],
  [false, 'DROP INDEX "i";'],
  [false, 'UPDATE "job" SET "x" = 1;'],
  [false, "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"],
])("adds nothing but tables, columns, types and indexes: %s for %s", (adds, sql) => {
  expect(onlyAdds(sql)).toBe(adds);
});
