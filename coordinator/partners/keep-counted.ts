import type { Pool, PoolClient } from "pg";
import { accounts, transfer } from "#core/ledger/ledger";
import { partnerShare } from "#core/ledger/partner-share";
import { LIMITS } from "#protocol/limits";
import { insertPostings } from "../store/insert-postings";
import { queryByClient } from "../store/query";
import { movedShares, noteShares } from "./note-shares";
import type { Counted } from "./verified-work";

export interface SharedVisit {
  id: string;
  partner_id: string;
  device_no: number;
  device_id: string;
  share_percent: number;
}

interface Work {
  units: number;
  creditNanos: number;
  counted: Counted;
  tookMs: number;
}

/** The posting is what is still to be moved, under a lock of the visit: counting twice moves nothing twice. */
export async function keepCounted(pool: Pool, visit: SharedVisit, work: Work): Promise<void> {
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

async function share(tx: PoolClient, visit: SharedVisit, { units, creditNanos, counted, tookMs }: Work): Promise<void> {
  const { rows } = await tx.query<{ shared_nanos: string; counted: Counted }>(LOCK, [visit.id]);
  const [before] = rows;
  if (!before) return;
  const shares = Object.values(counted).map(([, credit]) => partnerShare(credit, visit.share_percent));
  const target = shares.reduce((sum, share) => sum + share, 0);
  const moved = target - Number(before.shared_nanos);
  await noteShares(tx, visit, movedShares(before.counted, counted, visit.share_percent));
  await tx.query(KEEP, [visit.id, units, creditNanos, target, JSON.stringify(counted), waitMs(tookMs)]);
  await tx.query(TELL, [visit.partner_id]);
  if (moved !== 0) {
    const what = { kind: "share", subject: visit.partner_id, visit: visit.id, percent: visit.share_percent } as const;
    const between = { from: accounts.device(visit.device_id), to: accounts.partner(visit.partner_id) };
    await insertPostings(queryByClient(tx), [transfer(what, between, moved)]);
  }
}

const LOCK = "SELECT shared_nanos, counted FROM visit WHERE id = $1 FOR UPDATE";

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
