import type { Pool } from "pg";
import type { DeviceId } from "#core/ids";
import type { HeldInputs } from "#core/scheduling/input-holders";
import { LIMITS } from "#protocol/limits";

/** An input's number as a double, which holds its 53 bits, and its size in bytes. */
const ROW_BYTES = 12;
const BYTES_AT = 8;

/** In the order of device ids, so that two coordinators cannot deadlock. A device that no longer exists gets no row. */
export async function writeHeldInputs(pool: Pick<Pool, "query">, memory: string, held: HeldInputs[]): Promise<void> {
  await pool.query(
    `INSERT INTO held_inputs (device_id, inputs, written_by)
     SELECT device.id, held.inputs, $1
     FROM unnest($2::text[], $3::bytea[]) AS held (id, inputs) JOIN device ON device.id = held.id
     ORDER BY device.id
     ON CONFLICT (device_id) DO UPDATE SET inputs = excluded.inputs, written_by = $1, written_at = now()`,
    [memory, held.map(({ deviceId }) => deviceId), held.map(pack)],
  );
}

/** What other coordinators (or this one before it lost its memory) last wrote about these devices. */
export async function readHeldInputs(
  pool: Pick<Pool, "query">,
  memory: string,
  deviceIds: DeviceId[],
): Promise<HeldInputs[]> {
  const { rows } = await pool.query<{ device_id: DeviceId; inputs: Buffer }>(
    "SELECT device_id, inputs FROM held_inputs WHERE device_id = ANY($1::text[]) AND written_by <> $2",
    [deviceIds, memory],
  );
  return rows.map((row) => ({ deviceId: row.device_id, inputs: unpack(row.inputs) }));
}

/** Deletes rows that are too old, and the oldest ones beyond the limit. */
export async function forgetHeldInputs(pool: Pick<Pool, "query">, maxRows: number): Promise<void> {
  await pool.query(
    `DELETE FROM held_inputs WHERE device_id IN (
       (SELECT device_id FROM held_inputs WHERE written_at < now() - $1 * interval '1 day' ORDER BY written_at LIMIT $3)
       UNION ALL
       (SELECT device_id FROM held_inputs ORDER BY written_at DESC OFFSET $2 LIMIT $3))`,
    [LIMITS.MAX_HELD_INPUTS_DAYS, maxRows, LIMITS.MAX_HELD_INPUTS_AT_ONCE],
  );
}

function pack({ inputs }: HeldInputs): Buffer {
  const packed = Buffer.allocUnsafe(inputs.length * ROW_BYTES);
  inputs.forEach(({ id, bytes }, at) => {
    packed.writeDoubleLE(id, at * ROW_BYTES);
    packed.writeUInt32LE(bytes, at * ROW_BYTES + BYTES_AT);
  });
  return packed;
}

const unpack = (packed: Buffer): HeldInputs["inputs"] =>
  Array.from({ length: Math.floor(packed.length / ROW_BYTES) }, (_, at) => ({
    id: packed.readDoubleLE(at * ROW_BYTES),
    bytes: packed.readUInt32LE(at * ROW_BYTES + BYTES_AT),
  }));
