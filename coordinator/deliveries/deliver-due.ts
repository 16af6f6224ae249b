import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { waitAfter } from "./delivery-schedule";
import type { DeliveryOutcome, DueDelivery } from "./due-delivery";

interface Ports {
  pool: Pool;
  random: () => number;
  /** Attempts one delivery, once. */
  deliver(delivery: DueDelivery): Promise<DeliveryOutcome>;
}

/**
 * Attempts what is due, several at a time. A delivery is claimed by postponing its next attempt: if its coordinator dies, a
 * later round picks it up. So each delivery is made at least once, and occasionally twice.
 */
export async function deliverDue({ pool, random, deliver }: Ports): Promise<number> {
  const { rows } = await pool.query<DueDelivery>(CLAIM, [
    LIMITS.MAX_DELIVERIES_AT_ONCE,
    LIMITS.MAX_DELIVERIES_PER_CUSTOMER,
    3 * LIMITS.MAX_WEBHOOK_MS,
  ]);
  await Promise.all(
    rows.map(async (delivery) => {
      const outcome = await deliver(delivery);
      await keep(pool, delivery, outcome, random());
    }),
  );
  return rows.length;
}

/** A customer whose receivers are slow delays only their own deliveries. */
const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT id, row_number() OVER (PARTITION BY owner ORDER BY next_at, id) AS nth, next_at FROM delivery WHERE next_at <= now()
), picked AS MATERIALIZED (
  SELECT id FROM delivery WHERE next_at <= now()
    AND id IN (SELECT id FROM due WHERE nth <= $2 ORDER BY next_at LIMIT $1) FOR UPDATE SKIP LOCKED
)
UPDATE delivery AS d SET tries = tries + 1, next_at = now() + $3 * interval '1 millisecond'
FROM picked WHERE d.id = picked.id
RETURNING d.id, d.owner, d.kind, d.facts, d.created_at AS "createdAt", d.tries, d.webhook_id AS "webhookId",
  coalesce((SELECT url FROM webhook WHERE webhook.id = d.webhook_id),
    (SELECT webhook_url FROM partner WHERE partner.id = d.webhook_id)) AS url`;

async function keep(pool: Pool, { id, tries }: DueDelivery, outcome: DeliveryOutcome, draw: number): Promise<void> {
  if (outcome.kind === "delivered") {
    await pool.query(
      "UPDATE delivery SET delivered_at = now(), next_at = NULL, status = $2, problem = NULL WHERE id = $1",
      [id, outcome.status],
    );
    return;
  }
  const wait = outcome.final ? undefined : waitAfter(tries, draw);
  await pool.query(
    "UPDATE delivery SET next_at = now() + $2 * interval '1 millisecond', status = $3, problem = $4::jsonb WHERE id = $1",
    [id, wait ?? null, outcome.status, JSON.stringify(outcome.problem)],
  );
}

/** Removes some deliveries that are older than the log reaches. */
export async function forgetDeliveries(pool: Pool): Promise<void> {
  await pool.query(
    `DELETE FROM delivery WHERE id IN (
       SELECT id FROM delivery WHERE created_at < now() - $1 * interval '1 day' ORDER BY created_at LIMIT 1000)`,
    [LIMITS.MAX_DELIVERY_DAYS],
  );
}
