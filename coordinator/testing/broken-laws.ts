import type { Pool } from "pg";

/** What the database contains against the laws, as sentences; the laws hold after every commit, whatever was killed. */
export async function brokenLaws(pool: Pool): Promise<string[]> {
  const broken: string[] = [];
  for (const [law, sql] of Object.entries(LAWS)) {
    const { rows } = await pool.query(sql);
    for (const row of rows) broken.push(`${law}: ${JSON.stringify(row)}`);
  }
  return broken;
}

/** Each finds violations. */
const LAWS = {
  "the ledger sums to zero": "SELECT sum(balance_nanos) FROM account_total HAVING sum(balance_nanos) <> 0",
  "a balance is the sum of its entries": `SELECT a.id, a.balance_nanos, e.sum FROM account_total AS a
    LEFT JOIN (SELECT account, sum(amount_nanos) FROM entry GROUP BY account) AS e ON e.account = a.id
    WHERE a.balance_nanos <> coalesce(e.sum, 0)`,
  "a hold is never below zero": "SELECT id, balance_nanos FROM account_total WHERE kind = 'hold' AND balance_nanos < 0",
  "a unit is settled once": `SELECT job_no, unit, count(*) FROM replica WHERE settles
    GROUP BY job_no, unit HAVING count(*) > 1`,
  "a unit is settled by the quorum of its job, or, where checking is left to the city, by an answer that has its output": `SELECT
      job.id, s.unit FROM job JOIN replica AS s ON s.job_no = job.no AND s.settles
    WHERE coalesce(s.failure, '') NOT IN ('lost', 'disputed') AND CASE WHEN adaptive
      THEN s.failure IS NULL AND s.output IS NULL AND s.output_blob IS NULL
      ELSE replicas > (SELECT count(*) FROM replica AS r WHERE r.job_no = s.job_no AND r.unit = s.unit
        AND r.digest = s.digest) END`,
  "a job counts the units that are settled": `SELECT job.no, agreed, failed, r.count FROM job_total AS job
    LEFT JOIN (SELECT job_no, count(*) FROM replica WHERE settles GROUP BY job_no) AS r ON r.job_no = job.no
    WHERE agreed + failed <> coalesce(r.count, 0)`,
  "a job counts the units that are computed again": `SELECT job.no, reopened, r.count FROM job_total AS job
    LEFT JOIN (SELECT job_no, count(*) FROM replica AS r WHERE NOT settles AND price_nanos IS NOT NULL
      AND NOT EXISTS (SELECT FROM replica WHERE job_no = r.job_no AND unit = r.unit AND settles) GROUP BY job_no) AS r
      ON r.job_no = job.no
    WHERE reopened <> coalesce(r.count, 0)`,
  "an answer that was reopened earns nothing":
    "SELECT job_no, unit FROM replica WHERE NOT settles AND (price_nanos <> 0 OR credit_nanos <> 0)",
  "a job has spent what its units cost": `SELECT job.no, spent_nanos, r.sum FROM job_total AS job
    LEFT JOIN (SELECT job_no, sum(price_nanos) FROM replica WHERE settles GROUP BY job_no) AS r ON r.job_no = job.no
    WHERE spent_nanos <> coalesce(r.sum, 0)`,
  "a hold is the budget less what was spent, and empty at the end": `SELECT job.id, state, a.balance_nanos
    FROM job JOIN job_total AS total USING (no) JOIN account_total AS a ON a.id = 'hold:' || job.id
    WHERE a.balance_nanos <> CASE WHEN state IN ('finished', 'cancelled') THEN 0 ELSE budget_nanos - total.spent_nanos END`,
  "no job spends more than its budget":
    "SELECT id, total.spent_nanos, budget_nanos FROM job JOIN job_total AS total USING (no) WHERE total.spent_nanos > budget_nanos",
  "the parts of a budget are not more than is held": `SELECT id, parts, balance_nanos FROM ledger_account AS a
    JOIN (SELECT 'hold:' || id AS hold, sum(job_part.budget_nanos) AS parts FROM job_part JOIN job ON no = job_no GROUP BY id) AS p
      ON hold = a.id WHERE parts > balance_nanos`,
  "a job that has ended has no parts": `SELECT job.id, term FROM job JOIN job_part ON job_no = no
    WHERE state IN ('finished', 'cancelled')`,
  "the city's money for rechecks is what it granted less what came back": `SELECT balance_nanos, granted FROM (
      SELECT coalesce(sum(granted_nanos - coalesce(returned_nanos, 0)), 0) AS granted FROM recheck) AS r
    LEFT JOIN account_total ON id = 'city:rechecks' WHERE granted <> -coalesce(balance_nanos, 0)`,
  "a device has the credit that the ledger says": `SELECT device.id, credit_nanos, a.balance_nanos FROM device
    LEFT JOIN account_total AS a ON a.id = 'device:' || device.id
    WHERE credit_nanos <> coalesce(a.balance_nanos, 0)`,
  "a job is finished when all its units are settled":
    "SELECT id, agreed, failed, units FROM job WHERE state = 'finished' AND agreed + failed <> units",
  "a job over another's outputs has begun only when that had finished, once, with a unit for each of them or for each group": `SELECT
      job.id, job.units, source.id AS source, source.state, source.agreed, b.count
    FROM job JOIN job AS source ON source.no = job.source_no
    LEFT JOIN (SELECT job_no, sum(count) AS count FROM block GROUP BY job_no) AS b ON b.job_no = job.no
    LEFT JOIN (SELECT job_no, sum(units) AS units FROM addition GROUP BY job_no) AS added ON added.job_no = job.no
    WHERE job.units > 0 AND job.erased_at IS NULL AND source.rechecks = 0 AND (source.state <> 'finished' OR b.count IS DISTINCT FROM job.units
      OR job.units - coalesce(added.units, 0)
        <> ceil(source.agreed::numeric / coalesce((job.manifest #>> '{inputs,group}')::int, 1)))`,
  "a job that waits for another has no units, and one that has begun or ended waits no more": `SELECT job.id, state, units
    FROM job LEFT JOIN chain ON job_no = job.no
    WHERE job.source_no IS NOT NULL AND (job_no IS NOT NULL) <> (state = 'paused' AND units = 0)`,
  "one job goes on with a reduction":
    "SELECT source_no, count(*) FROM job WHERE goes_on GROUP BY source_no HAVING count(*) > 1",
  "an ended job has no block that may be claimed and still wants one": `SELECT job.id, seq FROM job
    JOIN block ON block.job_no = job.no WHERE state = 'finished' AND free`,
};
