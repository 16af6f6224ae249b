import type { Pool } from "pg";
import type { SignedVisit } from "#protocol/api/partners";
import type { VisitSigner } from "./visit-signer";

interface VisitRow {
  id: string;
  partner_id: string;
  player: string;
  sequence: number;
  ended_at: Date | null;
  units: number;
  credit_nanos: string;
  at: Date;
}

interface Parts {
  pool: Pool;
  signer: VisitSigner;
  city: string;
}

/** The next signed message of a visit of this device; undefined if it has no such visit. The window was heard by it. */
export async function signNext(
  { pool, signer, city }: Parts,
  { visitId, deviceId, ends }: { visitId: string; deviceId: string; ends: boolean },
): Promise<SignedVisit | undefined> {
  const { rows } = await pool.query<VisitRow>(NEXT, [visitId, deviceId, ends]);
  const [row] = rows;
  if (!row) return undefined;
  return signer.sign({
    city,
    partner: row.partner_id,
    visit: row.id,
    player: row.player,
    sequence: row.sequence,
    at: row.at.toISOString(),
    isOpen: row.ended_at === null,
    units: row.units,
    creditNanos: Number(row.credit_nanos),
  });
}

const NEXT = `
UPDATE visit AS v SET sequence = sequence + 1,
  seen_at = CASE WHEN ended_at IS NULL THEN now() ELSE seen_at END,
  ended_at = CASE WHEN ended_at IS NULL AND $3 THEN now() ELSE ended_at END,
  untold = v.untold OR (ended_at IS NULL AND $3)
FROM device AS d WHERE v.id = $1 AND d.id = $2 AND d.no = v.device_no
RETURNING v.id, v.partner_id, v.player, v.sequence, v.ended_at, v.units, v.credit_nanos, now() AS at`;
