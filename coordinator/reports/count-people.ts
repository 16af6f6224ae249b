import type { Pool } from "pg";
import type { PostingRange } from "./report-range";

export interface ReportPeople {
  households: number;
  devices: number;
}

/**
 * Whose devices were credited in a time. A look into the index for each device, however much it did: O(devices). Those on
 * one network count once, as for the boards, or twenty accounts in one home would be twenty.
 */
export async function countPeople(pool: Pool, { from, to, first, end }: PostingRange): Promise<ReportPeople> {
  const { rows } = await pool.query<ReportPeople>(PEOPLE, [first, end, from, to]);
  return rows[0] ?? { households: 0, devices: 0 };
}

const PEOPLE = `
WITH credited AS MATERIALIZED (
  SELECT device.id, coalesce(home_id, owner_id, device.id) AS household, network FROM device CROSS JOIN LATERAL (
    SELECT FROM entry JOIN posting ON posting.id = posting_id
    WHERE account = 'device:' || device.id AND posting_id >= $1 AND posting_id < $2 AND at >= $3 AND at < $4
      AND kind = 'charge' LIMIT 1
  ) AS once
), home AS (
  SELECT coalesce(min(network), household) AS network FROM credited GROUP BY household
)
SELECT (SELECT count(DISTINCT network)::int FROM home) AS households, (SELECT count(*)::int FROM credited) AS devices`;
