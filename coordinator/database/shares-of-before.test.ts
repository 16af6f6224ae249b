import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const SQL = path.join(MIGRATIONS_FOLDER, "20261201033000_payouts_to_partners", "migration.sql");

const AS_BEFORE = `
ALTER TABLE device_earning DROP COLUMN shared_nanos;
ALTER TABLE partner DROP COLUMN network, DROP COLUMN redeemed_nanos;
ALTER TABLE payout DROP COLUMN partner_id;
DROP TABLE partner_earning, partner_day;
CREATE TABLE device_shared (device_no int PRIMARY KEY, shared_nanos bigint NOT NULL)`;

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("the migration gives every share to its job, and takes those of forgotten visits off all jobs alike", async () => {
  const { pool } = database;
  await pool.query(AS_BEFORE);
  await pool.query(
    "INSERT INTO partner (id, owner, name, origins, share_percent) VALUES ('pt', 'ada', 'A game', '{}', 20)",
  );
  await pool.query(`INSERT INTO visit (id, partner_id, device_no, origin, player, share_percent, counted, shared_nanos)
    VALUES ('v1', 'pt', 1, '', '', 20, '{"1": [2, 1000], "2": [1, 99]}', 219), ('v2', 'pt', 1, '', '', 30, '{"1": [1, 100]}', 30)`);
  // The first device's older visits, of which 100 came, are forgotten.
  await pool.query("INSERT INTO device_shared VALUES (1, 349), (2, 0)");
  await pool.query(`INSERT INTO device_earning (device_no, job_no, credit_nanos, paid_nanos, near_nanos)
    VALUES (1, 1, 1500, 0, 0), (1, 2, 500, 0, 0), (2, 1, 700, 0, 0)`);
  await pool.query(readFileSync(SQL, "utf8"));
  const shares = await pool.query("SELECT job_no, shared_nanos::int AS shared FROM partner_earning ORDER BY job_no");
  expect(shares.rows).toEqual([
    { job_no: 1, shared: 230 },
    { job_no: 2, shared: 19 },
  ]);
  const devices = await pool.query(
    "SELECT device_no, job_no, shared_nanos::int AS shared FROM device_earning ORDER BY 1, 2",
  );
  expect(devices.rows).toEqual([
    { device_no: 1, job_no: 1, shared: 305 },
    { device_no: 1, job_no: 2, shared: 44 },
    { device_no: 2, job_no: 1, shared: 0 },
  ]);
});
