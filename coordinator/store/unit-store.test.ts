import { millis } from "#core/time";
import { testDatabase } from "../database/test-database";
import { comparisonOfManifest } from "./comparison-of-manifest";
import { describeUnitStore } from "./laws/describe-unit-store";
import { jobRecord } from "./laws/sample-commits";
import { MemoryDatabase } from "./memory/memory-database";
import { createMemoryUnitStore } from "./memory/memory-unit-store";
import { createPostgresUnitStore } from "./postgres-unit-store";

describeUnitStore("the memory store", async () => {
  const database = new MemoryDatabase();
  return {
    store: (owner) => createMemoryUnitStore(database, owner),
    async addJob({ units, unitsPerBlock, budgetNanos, comparison, adaptive = false }) {
      const record = {
        ...jobRecord(database.jobs.size + 1, units, budgetNanos),
        adaptive,
        ...comparisonOfManifest(comparison),
      };
      database.addJob(record, unitsPerBlock);
      return record;
    },
    growJob: async ({ no }, units) => database.growJob(no, units),
    balance: async (account) => database.balances.get(account) ?? 0,
    lostAttempts: async (jobNo, unit) => database.jobOf(jobNo).lostAttempts.get(unit) ?? [],
    close: async () => undefined,
  };
});

describeUnitStore("the PostgreSQL store", async () => {
  const database = await testDatabase();
  const { pool, commits } = database;
  return {
    store: (owner) => createPostgresUnitStore(pool, owner, commits),
    async addJob({ units, unitsPerBlock, budgetNanos, comparison, adaptive = false }) {
      const next = await pool.query("SELECT nextval(pg_get_serial_sequence('job', 'no')) AS no");
      const record = jobRecord(Number(next.rows[0].no), units, budgetNanos);
      const { no, id, customerId, spec, replicas, cores } = record;
      await pool.query(
        `INSERT INTO job (no, id, customer_id, name, manifest, spec, units, replicas, cores, budget_nanos, adaptive)
         VALUES ($1, $2, $3, 'A job', $9, $4, $5, $6, $7, $8, $10)`,
        [no, id, customerId, spec, units, replicas, cores, budgetNanos, { comparison }, adaptive],
      );
      await pool.query(
        `INSERT INTO block (job_no, seq, first_unit, count)
         SELECT $1, seq, seq * $3, least($3, $2 - seq * $3) FROM generate_series(0, ($2 - 1) / $3) AS seq`,
        [no, units, unitsPerBlock],
      );
      await pool.query("INSERT INTO ledger_account (id, kind, balance_nanos) VALUES ($1, 'hold', $2)", [
        `hold:${id}`,
        budgetNanos,
      ]);
      return { ...record, adaptive };
    },
    async growJob({ no }, units) {
      await pool.query(
        `WITH grown AS (UPDATE job SET units = units + $2 WHERE no = $1 RETURNING units)
         INSERT INTO block (job_no, seq, first_unit, count)
         SELECT $1, (SELECT max(seq) + 1 FROM block WHERE job_no = $1), units - $2, $2 FROM grown`,
        [no, units],
      );
    },
    async balance(account) {
      const { rows } = await pool.query("SELECT balance_nanos FROM account_total WHERE id = $1", [account]);
      return rows[0]?.balance_nanos ?? 0;
    },
    async lostAttempts(jobNo, unit) {
      const { rows } = await pool.query("SELECT * FROM lost_attempt WHERE job_no = $1 AND unit = $2 ORDER BY number", [
        jobNo,
        unit,
      ]);
      return rows.map(({ device_no: deviceNo, granted_ms, ended_ms, cause, message, running_ms }) => ({
        ...{ jobNo, unit, deviceNo, grantedAt: millis(Number(granted_ms)), endedAt: millis(Number(ended_ms)), cause },
        ...(message === null ? {} : { message }),
        ...(running_ms === null ? {} : { runningAt: millis(Number(running_ms)) }),
      }));
    },
    close: () => database.close(),
  };
});
