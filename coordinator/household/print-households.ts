import type { Pool } from "pg";

/** For each of these people who has devices, a fingerprint of what their page shows of them, but not of what they earn. */
export async function printHouseholds(pool: Pool, people: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ owner_id: string; print: string }>(
    `SELECT owner_id, md5(string_agg(concat_ws('|', device.id, name, paused_at, paused_until, lifted_at, max_cores, max_share,
       own_rules, report, coordinator.id, rules), ',' ORDER BY device.id)) AS print
     FROM device LEFT JOIN device_report ON device_id = device.id
       LEFT JOIN coordinator ON split_part(coordinator.id, '.', 1) = connected_to
       LEFT JOIN household_rules ON person_id = owner_id
     WHERE owner_id = ANY($1) AND removed_at IS NULL GROUP BY owner_id`,
    [people],
  );
  return new Map(rows.map(({ owner_id, print }) => [owner_id, print]));
}
