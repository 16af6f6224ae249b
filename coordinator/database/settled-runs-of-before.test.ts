import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const SQL = path.join(MIGRATIONS_FOLDER, "20261129095000_settled_runs", "migration.sql");

/** Units of two jobs in the order in which they settled; null: a unit of another job, or one that was settled anew later. */
const ORDER: (string | null)[] = [
  ...["1/4", "1/2", "1/9", null, "1/3", "2/0", "2/7", "1/5"],
  ...Array.from({ length: 700 }, (_, at) => `2/${1_000 - at}`),
];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("the migration puts every unit settled so far into a run, by its number", async () => {
  const { pool } = database;
  await pool.query("DROP TABLE settled_run");
  await pool.query("CREATE INDEX replica_job_no_settlement_idx ON replica (job_no, settlement)");
  const rows = ORDER.flatMap((unit, at) => (unit === null ? [] : [[...unit.split("/"), at + 1].map(Number)]));
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, returned_at, settlement)
     SELECT job_no, unit, 1, true, '', 0, 0, now(), settlement
     FROM unnest($1::int[], $2::int[], $3::bigint[]) AS r (job_no, unit, settlement)`,
    [0, 1, 2].map((column) => rows.map((row) => row[column])),
  );
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, returned_at)
     VALUES (1, 99, 1, false, '', 0, 0, now())`,
  );
  await pool.query(readFileSync(SQL, "utf8"));
  const { rows: runs } = await pool.query<{ job_no: number; last: string; units: number[] }>(
    "SELECT job_no, last, units FROM settled_run ORDER BY last",
  );
  const found: (string | null)[] = ORDER.map(() => null);
  for (const { job_no, last, units } of runs)
    for (const [at, unit] of units.entries()) found[Number(last) - units.length + at] = `${job_no}/${unit}`;
  expect(found).toEqual(ORDER);
  expect(runs.flatMap(({ units }) => units)).toHaveLength(rows.length);
  expect(Math.max(...runs.map(({ units }) => units.length))).toBeLessThanOrEqual(256);
});
