import type { PoolClient } from "pg";
import type { HouseholdId } from "#core/ids";
import { columnOfHousehold } from "../unit-store";

/**
 * The household was outvoted: its results in finished jobs are to be looked at, later and by whichever coordinator has
 * the time. Part of the commit group with the demotion, so that neither is durable alone.
 */
export async function doubtDevices(tx: PoolClient, household: HouseholdId): Promise<void> {
  const { column, value } = columnOfHousehold(household);
  await tx.query(
    `INSERT INTO doubted_device (device_no) SELECT no FROM device WHERE ${column} = $1 ON CONFLICT DO NOTHING`,
    [value],
  );
}
