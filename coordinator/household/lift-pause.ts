import type { Pool } from "pg";
import type { DeviceId } from "#core/ids";
import type { DeviceLift } from "#protocol/devices/device-messages";

/** The person at the device ended the pause; one that its household has chosen since stays. */
export async function liftPause(pool: Pool, deviceId: DeviceId, { pause }: DeviceLift): Promise<void> {
  await pool.query(
    `UPDATE device SET paused_at = NULL, paused_until = NULL, lifted_at = now()
     WHERE id = $1 AND paused_at = to_timestamp($2::float8 / 1000)::timestamptz(3)`,
    [deviceId, pause],
  );
}
