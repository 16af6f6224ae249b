import type { Pool } from "pg";
import type { VisitFacts, VisitsTold } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import { newDeliveryId } from "../deliveries/new-delivery-id";
import { deliveriesOf } from "./deliveries-of";

interface ToldRow {
  id: string;
  player: string;
  sequence: number;
  units: number;
  credit_nanos: string;
  ended_at: Date | null;
}

/** Partners whose visits have something new get one delivery for many of them, at most one in half a minute. */
export async function tellPartners(pool: Pool, city: string, now: () => Date): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(DUE, [LIMITS.MAX_VISITS_COUNTED_AT_ONCE]);
  for (const { id } of rows) await tell(pool, { id, city, at: now() });
}

async function tell(pool: Pool, { id, city, at }: { id: string; city: string; at: Date }): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const due = await tx.query("SELECT FROM partner WHERE id = $1 AND tell_at <= now() FOR UPDATE SKIP LOCKED", [id]);
    if (due.rowCount === 1) {
      const { rows } = await tx.query<ToldRow>(TAKE, [id, LIMITS.MAX_VISITS_TOLD_AT_ONCE]);
      if (rows.length > 0) {
        const visits = rows.map((row) => factsOf(row, { city, partner: id, at: at.toISOString() }));
        const facts = JSON.stringify({ partner: id, visits } satisfies VisitsTold);
        await tx.query(DELIVER, [newDeliveryId(), deliveriesOf(id), id, facts]);
      }
      await tx.query(NEXT, [id, rows.length > 0, LIMITS.MIN_TELL_MS]);
    }
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

const factsOf = (
  { id, player, sequence, units, credit_nanos, ended_at }: ToldRow,
  common: Pick<VisitFacts, "city" | "partner" | "at">,
): VisitFacts => ({
  city: common.city,
  partner: common.partner,
  visit: id,
  player,
  sequence,
  at: common.at,
  isOpen: ended_at === null,
  units,
  creditNanos: Number(credit_nanos),
});

const DUE = "SELECT id FROM partner WHERE tell_at <= now() ORDER BY tell_at LIMIT $1";

const TAKE = `
UPDATE visit SET untold = false, sequence = sequence + 1
WHERE id IN (SELECT id FROM visit WHERE partner_id = $1 AND untold ORDER BY began_at LIMIT $2 FOR UPDATE)
RETURNING id, player, sequence, units, credit_nanos, ended_at`;

const DELIVER =
  "INSERT INTO delivery (id, owner, webhook_id, kind, facts) VALUES ($1, $2, $3, 'button.work', $4::jsonb)";

const NEXT = `
UPDATE partner SET tell_at = CASE WHEN $2 THEN now() + $3 * interval '1 millisecond' END WHERE id = $1`;
