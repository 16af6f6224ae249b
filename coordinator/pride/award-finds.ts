import type { Pool, PoolClient } from "pg";
import { countsAsFinds, maxFinds } from "#core/pride/counts-as-find";
import { encodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { isOwnWork } from "../organisations/is-own-work";

interface Search {
  jobNo: number;
  exitCode: number;
  nextUnit: number;
  found: number[];
  units: number;
  spentNanos: string;
}

/**
 * Looks through the settled units of jobs that have ended and declared finds, a bounded part at once, and gives a badge to
 * the people whose devices returned one. A search and its progress are one row: another coordinator goes on where one died.
 */
export async function awardFinds(pool: Pool): Promise<void> {
  for (let steps = 0; steps < LIMITS.MAX_FIND_STEPS_PER_ROUND; steps++) if (!(await takeStep(pool))) return;
}

/** Whether there was something to do. */
async function takeStep(pool: Pool): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const { rows } = await tx.query<Search>(NEXT);
    const [search] = rows;
    if (search) await step(tx, search);
    await tx.query("COMMIT");
    tx.release();
    return search !== undefined;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function step(tx: PoolClient, search: Search): Promise<void> {
  const { jobNo, exitCode, nextUnit, units } = search;
  const facts = { units, spentNanos: Number(search.spentNanos) };
  const upto = nextUnit + LIMITS.MAX_UNITS_SEARCHED_AT_ONCE;
  const most = maxFinds(facts);
  const { rows } = await tx.query<{ unit: number }>(FINDS, [jobNo, nextUnit, upto, headOf(exitCode), most + 1]);
  const found = [...search.found, ...rows.map(({ unit }) => unit)];
  if (found.length <= most && upto < units) {
    await tx.query("UPDATE find_search SET next_unit = $2, found = $3 WHERE job_no = $1", [jobNo, upto, found]);
    return;
  }
  if (countsAsFinds({ ...facts, finds: found.length })) await tx.query(GIVE, [jobNo, found]);
  await tx.query("DELETE FROM find_search WHERE job_no = $1", [jobNo]);
}

/** As every output begins that ends with this code, after its header's length. */
function headOf(exitCode: number): Buffer {
  const encoded = Buffer.from(encodeOutput({ exitCode, parts: [] }, (text) => new TextEncoder().encode(text)));
  return encoded.subarray(4, encoded.indexOf(",") + 1);
}

const NEXT = `SELECT job_no AS "jobNo", exit_code AS "exitCode", next_unit AS "nextUnit", found, units, spent_nanos AS "spentNanos"
  FROM find_search JOIN job ON no = job_no WHERE state IN ('finished', 'cancelled')
  ORDER BY job_no LIMIT 1 FOR UPDATE OF find_search SKIP LOCKED`;

/** By the key of replicas: O(units of this part). Only outputs that lie in the database are looked at. */
const FINDS = `SELECT unit FROM replica WHERE job_no = $1 AND unit >= $2 AND unit < $3
  AND settles AND failure IS NULL AND substring(output FROM 5 FOR length($4::bytea)) = $4 ORDER BY unit LIMIT $5`;

/** Who agreed, chose a public name, and is neither in the customer's household nor in their network. A badge is given once. */
const GIVE = `INSERT INTO badge (person_id, badge, job_no)
  SELECT DISTINCT ON (profile.person_id) profile.person_id, 'found', job.no
  FROM replica AS settling
  JOIN replica AS agreed ON agreed.job_no = settling.job_no AND agreed.unit = settling.unit AND agreed.digest = settling.digest
  JOIN device ON device.no = agreed.device_no JOIN job ON job.no = settling.job_no JOIN profile ON profile.person_id = owner_id
  LEFT JOIN household_member AS kin ON kin.person_id = customer_id
  WHERE settling.job_no = $1 AND settling.unit = ANY($2::int[]) AND settling.settles
    AND owner_id <> customer_id AND (home_id IS NULL OR home_id IS DISTINCT FROM kin.household_id)
    AND NOT ${isOwnWork("owner_id", "customer_id")} AND device.network IS DISTINCT FROM job.network
  ON CONFLICT DO NOTHING`;
