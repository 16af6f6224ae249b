import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const SQL = path.join(MIGRATIONS_FOLDER, "20261129021500_failures_are_facts", "migration.sql");

/** How a unit failed, the sentence that earlier versions wrote, and what stays of it. */
const BEFORE: [string | null, string | null, string | null][] = [
  [null, null, null],
  ["lost", "No device could run this unit. The last one said: The device fell silent", "The device fell silent"],
  ["disputed", "Devices returned 5 different answers: the program is probably not deterministic.", null],
  [
    "disputed",
    "Devices returned 3 different answers, also by the job's own comparison: it is too strict, or the program is not deterministic.",
    null,
  ],
  [
    "disputed",
    "Devices returned 12 different answers. None of them could be compared. The stdout is not JSON.",
    "None of them could be compared. The stdout is not JSON.",
  ],
  [
    "error",
    "Devices returned 5 different answers: so says the program.",
    "Devices returned 5 different answers: so says the program.",
  ],
];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("the migration keeps a program's own message and drops our sentence around it", async () => {
  const { pool } = database;
  for (const [unit, [failure, message]] of BEFORE.entries()) {
    await pool.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, message, returned_at)
       VALUES (1, $1, 1, true, '\\x00', 0, 0, $2, $3, now())`,
      [unit, failure, message],
    );
  }
  await pool.query(readFileSync(SQL, "utf8"));
  const { rows } = await pool.query<{ message: string | null }>("SELECT message FROM replica ORDER BY unit");
  expect(rows.map((row) => row.message)).toEqual(BEFORE.map(([, , after]) => after));
});
