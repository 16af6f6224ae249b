import type { Pool, PoolClient } from "pg";
import { accounts, transfer } from "#core/ledger/ledger";
import { partnerShare } from "#core/ledger/partner-share";
import { LIMITS } from "#protocol/limits";
import { insertPostings } from "../store/insert-postings";
import { queryByClient } from "../store/query";
import { type CountedVisit, sumOf, verifiedWork } from "./verified-work";

interface DueVisit extends CountedVisit {
  id: string;
  partner_id: string;
  device_id: string;
  share_percent: number;
  ended_at: Date | null;
}

interface Ports {
  pool: Pool;
  /** A clock that only runs forward, in milliseconds. */
  now: () => number;
}

/**
 * Counts the verified work of visits that are due, and moves the partners' parts. A visit is claimed by postponing its next
 * count: if its coordinator dies, another one counts it later.
 */
export async function countVisits({ pool, now }: Ports): Promise<number> {
  const { rows } = await pool.query<DueVisit>(CLAIM, [LIMITS.MAX_VISITS_COUNTED_AT_ONCE, LIMITS.VISIT_SILENCE_MS]);
  for (const visit of rows) {
    const begun = now();
    const counted = await verifiedWork(pool, visit);
    await keep(pool, visit, { ...sumOf(counted), counted, tookMs: now() - begun });
  }
  return rows.length;
}

/** Whoever has not been heard of ended then. */
const CLAIM = `
WITH due AS (
  SELECT id FROM visit WHERE count_at <= now() ORDER BY count_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE visit AS v SET count_at = now() + interval '5 minutes',
  untold = v.untold OR (ended_at IS NULL AND seen_at < now() - $2 * interval '1 millisecond'),
  ended_at = CASE WHEN ended_at IS NULL AND seen_at < now() - $2 * interval '1 millisecond' THEN seen_at ELSE ended_at END
FROM due, device AS d WHERE v.id = due.id AND d.no = v.device_no
RETURNING v.id, v.partner_id, v.device_no, d.id AS device_id, v.share_percent, v.began_at, v.ended_at, v.counted,
  coalesce(v.ended_at, v.seen_at) AS until`;

interface Work {
  units: number;
  creditNanos: number;
  counted: CountedVisit["counted"];
  tookMs: number;
}

/** The posting is what is still to be moved, under a lock of the visit: counting twice moves nothing twice. */
async function keep(pool: Pool, visit: DueVisit, work: Work): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await share(tx, visit, work);
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function share(tx: PoolClient, visit: DueVisit, { units, creditNanos, counted, tookMs }: Work): Promise<void> {
  const { rows } = await tx.query<{ shared_nanos: string }>("SELECT shared_nanos FROM visit WHERE id = $1 FOR UPDATE", [
    visit.id,
  ]);
  const [before] = rows;
  if (!before) return;
  const target = partnerShare(creditNanos, visit.share_percent);
  const moved = target - Number(before.shared_nanos);
  if (moved !== 0) {
    const what = { kind: "share", subject: visit.partner_id, visit: visit.id, percent: visit.share_percent } as const;
    const between = { from: accounts.device(visit.device_id), to: accounts.partner(visit.partner_id) };
    await insertPostings(queryByClient(tx), [transfer(what, between, moved)]);
    await tx.query(SHARED, [visit.device_no, moved]);
  }
  await tx.query(KEEP, [visit.id, units, creditNanos, target, JSON.stringify(counted), waitMs(tookMs)]);
  await tx.query(TELL, [visit.partner_id]);
}

/** It comes off what the device's household may redeem. */
const SHARED = `INSERT INTO device_shared AS s (device_no, shared_nanos) VALUES ($1, $2)
  ON CONFLICT (device_no) DO UPDATE SET shared_nanos = s.shared_nanos + excluded.shared_nanos`;

/** Counting takes a hundredth of the time at most, however much a visit has computed. */
const waitMs = (tookMs: number) => Math.max(LIMITS.VISIT_EVERY_MS, Math.ceil(tookMs) * 100);

/** The longer ago it ended the less often it is counted, and at last no more. */
const KEEP = `
UPDATE visit SET untold = untold OR units <> $2 OR credit_nanos <> $3, units = $2, credit_nanos = $3, shared_nanos = $4,
  counted = $5::jsonb,
  count_at = CASE
    WHEN ended_at IS NULL THEN now() + $6 * interval '1 millisecond'
    WHEN now() - ended_at > ${LIMITS.MAX_VISIT_COUNTED_MS} * interval '1 millisecond' THEN NULL
    ELSE now() + greatest($6 * interval '1 millisecond', (now() - ended_at) / 10) END
WHERE id = $1`;

const TELL = `
UPDATE partner SET tell_at = now() WHERE id = $1 AND tell_at IS NULL AND webhook_url IS NOT NULL
  AND EXISTS (SELECT FROM visit WHERE partner_id = $1 AND untold)`;
