import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StateReason } from "#protocol/api/state-reason";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const SQL = path.join(MIGRATIONS_FOLDER, "20261128170000_reasons_are_facts", "migration.sql");
const PROGRAM = "ab".repeat(32);

/** Sentences as earlier versions wrote them, and what they meant. */
const BEFORE: [string | null, StateReason | null][] = [
  [null, null],
  ["Paused by hand.", { kind: "paused-by-hand" }],
  ["Cancelled by its customer.", { kind: "cancelled-by-customer" }],
  ["Stopped by the city: it mines 'coins'", { kind: "stopped-by-admin", words: "it mines 'coins'" }],
  ["The budget is spent. Add to it to go on; nothing is lost.", { kind: "budget-spent" }],
  [
    "What is left of the budget is less than a unit costs. Add to it to go on; nothing is lost.",
    { kind: "budget-too-small" },
  ],
  [
    "The first 50 units all failed. Look at their errors; resume to go on all the same.",
    { kind: "first-units-failed", units: 50 },
  ],
  [
    "The job's inputs could not be read on the coordinator. Nothing is lost; resume it to try again.",
    { kind: "inputs-unreadable" },
  ],
  [
    "The comparison function threw Error: The budget is spent. So results cannot be checked, and the job waits. Nothing is lost: submit it again with a mended function, or resume it to try this one further.",
    { kind: "comparison-failed", trouble: "The comparison function threw Error: The budget is spent." },
  ],
  [
    "Quarantined: the program ended the sandbox of three households' devices, most likely by taking all of their memory. Nothing more is charged. Change the program and submit it again, or ask an admin to look and resume this job.",
    { kind: "quarantined", program: PROGRAM },
  ],
  [
    "The budget is nearly spent, said somebody.",
    { kind: "other", words: "The budget is nearly spent, said somebody." },
  ],
];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("the migration turns stored sentences into facts", async () => {
  const { pool } = database;
  await pool.query("ALTER TABLE job RENAME COLUMN spec TO sheet");
  // A trigger that came later looks at the column.
  await pool.query("DROP TRIGGER job_told ON job");
  await pool.query("ALTER TABLE job ALTER COLUMN state_reason TYPE text USING state_reason::text");
  for (const [no, [sentence]] of BEFORE.entries()) {
    await pool.query(
      `INSERT INTO job (no, id, customer_id, state_reason, name, manifest, sheet, units, replicas, cores, budget_nanos)
       VALUES ($1, $2, 'ada', $3, 'n', '{}', $4, 1, 1, 1, 1)`,
      [no + 1, `job_${no}`, sentence, JSON.stringify({ program: { hash: PROGRAM } })],
    );
  }
  await pool.query(readFileSync(SQL, "utf8"));
  const { rows } = await pool.query<{ state_reason: unknown }>("SELECT state_reason FROM job ORDER BY no");
  expect(rows.map((row) => row.state_reason)).toEqual(BEFORE.map(([, reason]) => reason));
  for (const { state_reason } of rows) if (state_reason !== null) expect(StateReason.parse(state_reason)).toBeTruthy();
});
