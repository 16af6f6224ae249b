import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

/** How a unit failed, the sentence that earlier versions wrote, and what stays of it. */
type Kept = [failure: string | null, before: string | null, after: string | null];

const AROUND: Kept[] = [
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

const OF_DEVICES: Kept[] = [
  [null, null, null],
  ["exit", "It ended with exit code 3.", ""],
  ["exit", "It ended with exit code 3. The end of its standard output: no such file.", "no such file."],
  ["output", "Its output passed the limit of 65536 bytes.", ""],
  ["memory", "It starts with more memory than its limit of 64 MiB.", ""],
  [
    "trap",
    "It trapped: unreachable.\n  at function 1\n  at function 2",
    "unreachable\n  at function 1\n  at function 2",
  ],
  ["trap", "It trapped: divide by zero.", "divide by zero"],
  ["trap", "Its stack overflowed: Maximum call stack size exceeded.", "RangeError: Maximum call stack size exceeded"],
  ["trap", "It was ended by TypeError: Cannot mix BigInt.", "TypeError: Cannot mix BigInt"],
  ["trap", "It threw an exception that it did not catch.", "uncaught-exception"],
  ["error", "The function gave nothing: return bytes, text or JSON (null stands for nothing).", "no-output"],
  ["error", "It threw 7.", "Uncaught 7"],
  ["error", "It threw something that cannot be shown.", "unshowable"],
  ["error", "TypeError: It trapped: me.", "TypeError: It trapped: me."],
  ["lost", "The device fell silent", "The device fell silent"],
];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(() => database.pool.query("DELETE FROM replica"));

test.each([
  ["20261129021500_failures_are_facts", AROUND],
  ["20261130171500_failures_without_sentences", OF_DEVICES],
])("%s keeps others' own words and drops our sentences", async (migration, rows) => {
  const { pool } = database;
  for (const [unit, [failure, message]] of rows.entries()) {
    await pool.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, message, returned_at)
       VALUES (1, $1, 1, true, '\\x00', 0, 0, $2, $3, now())`,
      [unit, failure, message],
    );
  }
  await pool.query(readFileSync(path.join(MIGRATIONS_FOLDER, migration, "migration.sql"), "utf8"));
  const kept = await pool.query<{ message: string | null }>("SELECT message FROM replica ORDER BY unit");
  expect(kept.rows.map((row) => row.message)).toEqual(rows.map(([, , after]) => after));
});

test("notes about programs become facts", async () => {
  const { pool } = database;
  await pool.query("ALTER TABLE program DROP COLUMN notes, ADD COLUMN notes text[] NOT NULL DEFAULT '{}'");
  const programs = [
    ["JavaScript module with a default export.", "It uses **, whose last bit differs between engines: …"],
    ["WASI command with 1,234 functions, 1.0625 MiB of memory at the start.", "It imports fd_write, proc_exit."],
    ["WASI command with 3 functions, 2 MiB of memory at the start.", "It imports nothing."],
  ];
  for (const [nth, notes] of programs.entries())
    await pool.query(
      "INSERT INTO program (hash, runtime, prepared_hash, prepared_bytes, notes, warnings) VALUES ($1, 'wasi', '', 0, $2, '[]')",
      [nth, notes],
    );
  await pool.query(
    readFileSync(path.join(MIGRATIONS_FOLDER, "20261130172000_notes_are_facts", "migration.sql"), "utf8"),
  );
  const { rows } = await pool.query<{ notes: unknown }>("SELECT notes FROM program ORDER BY hash");
  expect(rows.map(({ notes }) => notes)).toEqual([
    [{ kind: "module" }, { kind: "powers" }],
    [
      { kind: "command", functions: 1_234, memoryMib: 1.0625 },
      { kind: "imports", names: ["fd_write", "proc_exit"] },
    ],
    [
      { kind: "command", functions: 3, memoryMib: 2 },
      { kind: "imports", names: [] },
    ],
  ]);
});

test("warnings about programs stay sentences, in their order", async () => {
  const { pool } = database;
  await pool.query("ALTER TABLE program DROP COLUMN warnings, ADD COLUMN warnings text[] NOT NULL DEFAULT '{}'");
  await pool.query(`UPDATE program SET warnings = '{one,two}' WHERE hash = '0'`);
  const sql = path.join(MIGRATIONS_FOLDER, "20261130174500_warnings_are_facts", "migration.sql");
  await pool.query(readFileSync(sql, "utf8"));
  const { rows } = await pool.query<{ warnings: unknown }>("SELECT warnings FROM program ORDER BY hash LIMIT 2");
  const said = ["one", "two"].map((text) => ({ kind: "said", text }));
  expect(rows.map(({ warnings }) => warnings)).toEqual([said, []]);
});
