import type { Pool } from "pg";
import { tellsFigures } from "#core/pride/tells-figures";

/**
 * Whether figures of everybody who wants to be seen may be told: since the city's sums are public too, they tell the work of all
 * others together. Those must be nobody or many, both since the city began and of late, or the difference between
 * two exports would tell of the few who worked meanwhile. O(devices that were ever credited), once a day.
 */
export async function othersAreMany(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ homes: number }>(OTHERS);
  return rows.every(({ homes }) => tellsFigures(homes));
}

/** Accounts and devices on one network count as one household, as for the boards. */
const OTHERS = `SELECT is_all, count(DISTINCT network)::int AS homes FROM (
    SELECT period = 'all' AS is_all, coalesce(min(network), coalesce(home_id, owner_id, device.id)) AS network
    FROM device_work JOIN device ON no = device_no LEFT JOIN profile ON person_id = owner_id
    WHERE on_boards IS NOT TRUE
    GROUP BY period = 'all', coalesce(home_id, owner_id, device.id) HAVING sum(device_work.credit_nanos) > 0
  ) AS home GROUP BY is_all`;
