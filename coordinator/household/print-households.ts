import type { Pool } from "pg";
import { headOf, housemates } from "./people-sql";

/** For each of these people, a fingerprint of what their page shows of their household, but not of what its devices earn. */
export async function printHouseholds(pool: Pool, people: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ reader: string; print: string }>(
    `SELECT reader, md5(string_agg(concat_ws('|', mate.id, household_id, device.id, device.name, paused_at, paused_until,
       lifted_at, max_cores, max_share, own_rules, report, coordinator.id, rules), ',' ORDER BY mate.id, device.id)) AS print
     FROM unnest($1::text[]) AS reader CROSS JOIN LATERAL ${housemates("reader")} AS mate (id)
       LEFT JOIN household_member ON household_member.person_id = mate.id AND left_at IS NULL
       LEFT JOIN device ON owner_id = mate.id AND removed_at IS NULL
       LEFT JOIN device_report ON device_id = device.id
       LEFT JOIN coordinator ON split_part(coordinator.id, '.', 1) = connected_to
       LEFT JOIN household_rules ON household_rules.person_id = ${headOf("reader")}
     GROUP BY reader`,
    [people],
  );
  return new Map(rows.map(({ reader, print }) => [reader, print]));
}
