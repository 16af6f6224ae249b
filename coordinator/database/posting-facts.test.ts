import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const SQL = path.join(MIGRATIONS_FOLDER, "20261130031500_posting_facts", "migration.sql");

/** A kind, the sentence that earlier versions wrote, and the facts that it becomes. */
const BEFORE: [string, string, Record<string, unknown>][] = [
  ["welcome", "A welcome gift of the city", {}],
  ["gift", "A welcome gift of the city", {}],
  ["gift", 'For the "school"', { note: 'For the "school"' }],
  ["hold", 'Budget of "Bridges "of" 1900"', { reason: "submitted", name: 'Bridges "of" 1900' }],
  ["hold", 'Rest of the budget of "Frames"', { reason: "chain", name: "Frames" }],
  ["hold", "More budget for a job", { reason: "more-budget" }],
  ["hold", "More budget for more units", { reason: "more-units" }],
  ["refund", "What the job did not need", { reason: "left-over" }],
  ["refund", "The job has ended in the meantime", { reason: "job-ended" }],
  ["charge", "1 unit settled", { units: 1 }],
  ["charge", "1200 units settled", { units: 1_200 }],
  ["reversal", "1 unit is computed again", { units: 1 }],
  ["reversal", "17 units are computed again", { units: 17 }],
];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("what the sentences of earlier postings said is kept as facts", async () => {
  const { pool } = database;
  await pool.query("ALTER TABLE posting DROP COLUMN facts, ADD COLUMN about TEXT");
  for (const [kind, about] of BEFORE)
    await pool.query("INSERT INTO posting (kind, subject, about) VALUES ($1, 'it', $2)", [kind, about]);
  await pool.query(readFileSync(SQL, "utf8"));
  const { rows } = await pool.query<{ facts: unknown }>("SELECT facts FROM posting ORDER BY id");
  expect(rows.map(({ facts }) => facts)).toEqual(BEFORE.map(([, , facts]) => facts));
});
