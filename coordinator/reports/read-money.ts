import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import type { PostingRange } from "./report-range";

export interface ReportMoney {
  chargedNanos: number;
  earnedNanos: number;
  keptNanos: number;
  takenBackUnits: number;
  paidInNanos: number;
  rewardsNanos: number;
  /** How many customers paid in or got something back, and how many people were paid. */
  payers: number;
  payees: number;
}

interface PartRow {
  sums: Partial<Record<`${string} ${string}`, number>> | null;
  units: number;
  payers: string[];
  payees: string[];
}

/**
 * What the ledger says of a time that is over. Its postings do not change any more, so they are read a part at a time,
 * each in a statement of its own: nothing is held meanwhile. O(postings of the time), without the entries of devices: what
 * they got is what was charged and not kept.
 */
export async function readMoney(
  pool: Pool,
  { from, to, first, end }: PostingRange,
  step: number = LIMITS.MAX_POSTINGS_REPORTED_AT_ONCE,
): Promise<ReportMoney> {
  const sums = new Map<string, number>();
  const payers = new Set<string>();
  const payees = new Set<string>();
  let takenBackUnits = 0;
  for (let at = first; at < end; at += step) {
    const { rows } = await pool.query<PartRow>(PART, [at, Math.min(end, at + step), from, to]);
    const [part] = rows;
    for (const [key, nanos = 0] of Object.entries(part?.sums ?? {})) sums.set(key, (sums.get(key) ?? 0) + nanos);
    takenBackUnits += part?.units ?? 0;
    for (const id of part?.payers ?? []) payers.add(id);
    for (const id of part?.payees ?? []) payees.add(id);
  }
  const sum = (...keys: readonly string[]) => keys.reduce((all, key) => all + (sums.get(key) ?? 0), 0);
  const corrected = sum("credit-note city:revenue");
  const chargedNanos = corrected - sum("charge hold", "reversal hold");
  const keptNanos = corrected + sum("charge city:revenue", "reversal city:revenue");
  return {
    ...{ chargedNanos, keptNanos, takenBackUnits },
    earnedNanos: chargedNanos - keptNanos,
    paidInNanos: 0 - sum("payment city:received", "payment-back city:received"),
    rewardsNanos: 0 - sum("payout payout"),
    ...{ payers: payers.size, payees: payees.size },
  };
}

/** The accounts are named, so that the entries of a charge's thousand devices are passed over in the index. */
const PART = `
WITH part AS MATERIALIZED (
  SELECT id, kind, subject, facts FROM posting
  WHERE id >= $1 AND id < $2 AND at >= $3 AND at < $4
    AND (kind IN ('charge', 'reversal', 'payment', 'payment-back', 'credit-note') OR kind = 'payout' AND facts ->> 'step' IN ('paid', 'bounced'))
), moved AS (
  SELECT kind || ' ' || CASE WHEN starts_with(account, 'city:') THEN account ELSE split_part(account, ':', 1) END AS key,
    sum(amount_nanos)::bigint AS nanos
  FROM part JOIN entry ON posting_id = part.id
    AND account = ANY(CASE WHEN kind IN ('charge', 'reversal') THEN ARRAY['hold:' || subject, 'city:revenue']
      WHEN kind = 'credit-note' THEN ARRAY['city:revenue'] WHEN kind = 'payout' THEN ARRAY['payout:' || subject]
      ELSE ARRAY['city:received'] END)
  GROUP BY 1
)
SELECT (SELECT json_object_agg(key, nanos) FROM moved) AS sums,
  coalesce(sum((facts ->> 'units')::int) FILTER (WHERE kind = 'reversal'), 0)::int AS units,
  coalesce(array_agg(DISTINCT subject) FILTER (WHERE kind IN ('payment', 'payment-back')), '{}') AS payers,
  coalesce((SELECT array_agg(DISTINCT coalesce(person_id, payout.id)) FROM part JOIN payout ON payout.id = subject
    WHERE part.kind = 'payout'), '{}') AS payees
FROM part`;
