import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { BlobHash, JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { LIMITS } from "#protocol/limits";
import type { JobComparison } from "#protocol/manifest/job-comparison";

export interface SeededJob {
  units: number;
  replicas: number;
  adaptive?: boolean;
  cores?: number;
  budgetNanos?: number;
  customerId?: string;
  unitsPerBlock?: number;
  comparison?: JobComparison;
  /** Absent: an admin has vouched for its customer. */
  vouched?: boolean;
  outputs?: string[];
  outputBytes?: number;
  unitFuel?: number;
  /** Where outputs go: a connection's id, and the template of their names. */
  destination?: { connectionId: string; template: string };
}

/** A range job without a program, for devices that only pretend to run it; written directly to the database. */
export async function seedJob(pool: Pool, job: SeededJob): Promise<JobId> {
  const { units, replicas, cores = LIMITS.coresPerJob, budgetNanos = 1e12, unitsPerBlock = LIMITS.unitsPerBlock } = job;
  const customerId = job.customerId ?? "seed";
  const jobId = `job_${randomBytes(8).toString("hex")}` as JobId;
  const spec = specOf(jobId, job);
  const { rows } = await pool.query<{ no: number }>(
    `INSERT INTO job (id, customer_id, name, manifest, spec, units, replicas, cores, budget_nanos, adaptive, vouched)
     VALUES ($1, $2, $3, $10, $4, $5, $6, $7, $8, $9, $11) RETURNING no`,
    [
      jobId,
      customerId,
      spec.name,
      spec,
      units,
      replicas,
      cores,
      budgetNanos,
      job.adaptive ?? false,
      { comparison: job.comparison },
      job.vouched ?? true,
    ],
  );
  if (job.destination) {
    const { connectionId, template } = job.destination;
    await pool.query("INSERT INTO destination (job_no, connection_id, template) VALUES ($1, $2, $3)", [
      rows[0]?.no,
      connectionId,
      template,
    ]);
  }
  await pool.query(
    `INSERT INTO block (job_no, seq, first_unit, count)
     SELECT $1, seq, seq * $3, least($3, $2 - seq * $3) FROM generate_series(0, ($2 - 1) / $3) AS seq`,
    [rows[0]?.no, units, unitsPerBlock],
  );
  await pool.query(
    `WITH p AS (INSERT INTO posting (kind, subject, facts) VALUES ('hold', $1, '{"reason": "more-budget"}') RETURNING id),
     e AS (INSERT INTO entry SELECT id, account, amount FROM p, (VALUES ('city:grants', -$2::bigint), ('hold:' || $1, $2::bigint)) AS v (account, amount))
     INSERT INTO ledger_account AS a (id, kind, balance_nanos) VALUES ('city:grants', 'city', -$2::bigint), ('hold:' || $1, 'hold', $2::bigint)
     ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`,
    [jobId, budgetNanos],
  );
  return jobId;
}

const specOf = (
  jobId: JobId,
  { outputs = [], outputBytes = LIMITS.unitOutputBytes, unitFuel = 1e9, destination }: SeededJob,
): JobSpec => ({
  jobId,
  name: "A seeded job",
  cause: "",
  customerName: "Seed",
  runtime: "wasi",
  program: { hash: "0".repeat(64) as BlobHash, bytes: 0 },
  shared: [],
  inputKind: "range",
  range: { from: 0, step: 1 },
  args: ["{value}"],
  outputs,
  ...(destination ? { keepsOutputs: true } : {}),
  okExitCodes: [0],
  limits: { fuel: unitFuel, wallMs: 60_000, memoryMib: 16, outputBytes },
  fuelPerSecond: FUEL_PER_CORE_SECOND,
  picture: { kind: "mosaic" },
});
