// A coordinator of its own, without pages, with one job at work and the units of an old one to forget, if it is told to.
import type { Pool } from "pg";
import { loadConfig } from "#coordinator/config";
import { createLog } from "#coordinator/log";
import { policyFrom } from "#coordinator/policy";
import { startCoordinator } from "#coordinator/start-coordinator";
import { seedJob } from "#coordinator/testing/seed-job";

const UNITS = 10_000_000;
const OLD_JOB_UNITS = 500_000;
const oldUnits = Number(process.env["BENCH_OLD_UNITS"]);
const isForgetting = process.env["BENCH_FORGETS"] === "1";
const unitsPerGrant = Number(process.env["BENCH_UNITS_PER_GRANT"]);

const config = loadConfig();
const policy = { ...policyFrom(config), unitsPerGrant, grantsPerSlot: 1 };
const running = await startCoordinator(config, createLog("warn"), policy);
const { coordinator, pool } = running.handle;
const old = await seedOldJobs(pool);
await coordinator.openJob(await seedJob(pool, { units: UNITS, replicas: 1 }));
if (isForgetting) await pool.query("UPDATE job SET erased_at = finished_at WHERE no = ANY($1)", [old]);
process.send?.({ kind: "ready" });

/** Ended long ago: two replicas of each unit, without the outputs that were erased. */
async function seedOldJobs(on: Pool): Promise<number[]> {
  const numbers: number[] = [];
  for (let left = oldUnits; left > 0; left -= OLD_JOB_UNITS) {
    const id = await seedJob(on, { units: Math.min(left, OLD_JOB_UNITS), replicas: 2 });
    const { rows } = await on.query<{ no: number }>(
      `UPDATE job SET state = 'finished', finished_at = now() - interval '90 days', deleted_at = now() - interval '90 days'
       WHERE id = $1 RETURNING no`,
      [id],
    );
    const no = rows[0]?.no ?? 0;
    numbers.push(no);
    await on.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, price_nanos, credit_nanos, settlement, returned_at)
       SELECT $1, unit, device, device = 1, sha256(unit::text::bytea), 9, 1, 5, 4, unit, now() - interval '90 days'
       FROM generate_series(0, $2 - 1) AS unit, generate_series(1, 2) AS device`,
      [no, Math.min(left, OLD_JOB_UNITS)],
    );
  }
  await on.query("CHECKPOINT");
  return numbers;
}

async function state() {
  const { rows: jobs } = await pool.query<{ settled: string; forgotten: string }>(
    "SELECT sum(agreed) AS settled, sum(forgotten_units) AS forgotten FROM job",
  );
  const { rows: tables } = await pool.query<{ name: string; bytes: string }>(
    `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return {
    kind: "state",
    settled: Number(jobs[0]?.settled),
    forgotten: Number(jobs[0]?.forgotten),
    bytes: Object.fromEntries(tables.map(({ name, bytes }) => [name, Number(bytes)])),
  };
}

process.on("message", (message) => {
  if (message === "state") void state().then((found) => process.send?.(found));
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

async function close() {
  await running.close();
  process.exit(0);
}
