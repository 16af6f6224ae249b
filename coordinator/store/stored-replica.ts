import type { DeviceId, NetworkId } from "#core/ids";
import type { StoredReplica } from "#core/units/block-run";
import { outputBytesOf } from "#core/units/output-bytes";
import { householdOf } from "./unit-store";

/** The columns of a device that say which voter it is, and how much it is trusted. */
export interface StandingRow {
  owner_id: string | null;
  home_id: string | null;
  network: string | null;
  streak: number;
  strikes: number;
}

/** A row of `STORED_REPLICA`. */
export interface StoredReplicaRow extends StandingRow {
  unit: number;
  digest: Buffer;
  ok: boolean;
  fuel: string;
  ms: number;
  output: Buffer | null;
  output_blob: string | null;
  output_bytes: number;
  device_no: number;
  device_id: string;
  kept: boolean;
  reopened: boolean;
}

/** Outputs are read back only where later ones are compared with them; what failed units left is never compared. */
const IS_COMPARED =
  "failure IS NULL AND (SELECT manifest -> 'comparison' ->> 'kind' IN ('json', 'program') FROM job WHERE no = $1)";

/** Columns of `replica` joined with `device`, in a statement whose first parameter is the job's number. */
export const STORED_REPLICA = `replica.unit, digest, failure IS NULL AS ok, replica.fuel, ms, replica.device_no, device.id AS device_id,
  owner_id, home_id, network, streak, strikes, num_nonnulls(output, output_blob, message) > 0 AS kept,
  NOT settles AND price_nanos IS NOT NULL AS reopened, CASE WHEN ${IS_COMPARED} THEN output END AS output,
  CASE WHEN ${IS_COMPARED} THEN output_blob END AS output_blob, output_bytes`;

export function storedReplica(row: StoredReplicaRow): StoredReplica {
  const output = outputBytesOf(row.output, row.output_blob, row.output_bytes);
  return {
    digest: row.digest,
    ok: row.ok,
    fuel: Number(row.fuel),
    ms: row.ms,
    deviceId: row.device_id as DeviceId,
    deviceNo: row.device_no,
    household: householdOf({ id: row.device_id, ownerId: row.owner_id, homeId: row.home_id }),
    network: row.network as NetworkId | null,
    streak: row.streak,
    strikes: row.strikes,
    kept: row.kept,
    ...(row.reopened ? { reopened: true } : {}),
    ...(output ? { output } : {}),
  };
}
