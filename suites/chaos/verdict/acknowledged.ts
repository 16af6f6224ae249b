import type { Pool } from "pg";
import type { FleetDevice } from "../fleet/fleet-device";

/**
 * Results that were acknowledged to a device but are lost: they have no row, and their unit is not settled. For all
 * jobs: a result of a stopped job is not acknowledged, and a late one of an ended job is refused.
 */
export async function forgottenResults(pool: Pool, fleet: readonly FleetDevice[]): Promise<string[]> {
  const thanked = fleet.flatMap(({ device }) =>
    [...device.acknowledged].flatMap(([jobId, units]) =>
      [...units].map((unit) => ({ jobId, unit, device: device.deviceId })),
    ),
  );
  const { rows } = await pool.query<{ job_id: string; unit: number; device: string; state: string }>(
    `SELECT job_id, t.unit, t.device, job.state FROM unnest($1::text[], $2::int[], $3::text[]) AS t (job_id, unit, device)
     JOIN job ON job.id = job_id
     WHERE NOT EXISTS (SELECT FROM replica AS r LEFT JOIN device ON device.no = r.device_no
       WHERE r.job_no = job.no AND r.unit = t.unit AND (r.settles OR device.id = t.device))`,
    [thanked.map((one) => one.jobId), thanked.map((one) => one.unit), thanked.map((one) => one.device)],
  );
  return rows.map(
    ({ job_id, unit, device, state }) =>
      `unit ${unit} of ${job_id}, which is ${state}, by ${device} was acknowledged and is gone`,
  );
}
