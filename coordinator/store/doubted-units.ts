import type { DoubtedUnit } from "#core/coordination/trust/reopened-job";
import type { DeviceId } from "#core/ids";
import { STORED_REPLICA, type StoredReplicaRow, storedReplica } from "./stored-replica";

export interface DoubtedRow extends StoredReplicaRow {
  seq: number;
  owner: string | null;
  settles: boolean;
  /** On the settling row. */
  price_nanos: number | null;
  credit_nanos: number | null;
  /** Whether its device was paid for it. */
  earned: boolean;
}

/**
 * All rows of the units in doubt. Locks their blocks, so that nobody claims one while it is unknown which of its units are
 * settled. Answers that a comparison rule found equal need not have equal digests: there an answer is doubted only if it
 * is the only one.
 */
export const DOUBTED = `
WITH compared AS MATERIALIZED (
  SELECT manifest -> 'comparison' ->> 'kind' IN ('json', 'program') IS TRUE AS by_rule FROM job WHERE no = $1
), doubted AS MATERIALIZED (
  SELECT s.unit, s.digest, max(r.returned_at) AS returned_at
  FROM replica AS r JOIN replica AS s ON s.job_no = $1 AND s.unit = r.unit AND s.settles AND s.digest = r.digest
  WHERE r.device_no = ANY($2::int[]) AND r.returned_at >= $3 AND r.job_no = $1
    AND coalesce(s.failure, '') NOT IN ('lost', 'disputed')
    AND NOT EXISTS (
      SELECT FROM replica AS o JOIN device ON device.no = o.device_no, compared
      WHERE o.job_no = $1 AND o.unit = r.unit AND o.device_no <> ALL($2::int[])
        AND (by_rule OR o.digest = s.digest AND device.strikes = 0)
    )
  GROUP BY s.unit, s.digest
  ORDER BY 3 DESC LIMIT $4
), starts AS MATERIALIZED (
  SELECT array_agg(first_unit ORDER BY seq) AS units, array_agg(seq ORDER BY seq) AS seqs FROM block WHERE job_no = $1
), placed AS MATERIALIZED (
  SELECT unit, doubted.digest AS settled_digest, seqs[width_bucket(unit, units)] AS seq FROM doubted, starts
)
SELECT ${STORED_REPLICA}, block.seq, owner, settles, price_nanos, replica.credit_nanos,
  settles OR replica.digest = settled_digest AND replica.credit_nanos IS NULL AS earned
FROM placed JOIN block ON block.job_no = $1 AND block.seq = placed.seq
JOIN replica ON replica.job_no = $1 AND replica.unit = placed.unit
JOIN device ON device.no = replica.device_no
FOR UPDATE OF block`;

export function doubtedUnits(rows: readonly DoubtedRow[]): DoubtedUnit[] {
  const answers = new Map<number, DoubtedRow[]>();
  for (const row of rows) answers.set(row.unit, [...(answers.get(row.unit) ?? []), row]);
  return rows
    .filter(({ settles }) => settles)
    .map((settling) => doubtedUnit(settling, answers.get(settling.unit) ?? []));
}

const doubtedUnit = (settling: DoubtedRow, answers: readonly DoubtedRow[]): DoubtedUnit => ({
  unit: settling.unit,
  block: settling.seq,
  held: settling.owner !== null,
  ok: settling.ok,
  fuel: Number(settling.fuel),
  replicas: answers.map((row) => ({ ...storedReplica(row), ...(row.earned ? { reopened: true } : {}) })),
  earners: answers.filter(({ earned }) => earned).map(({ device_id }) => device_id as DeviceId),
  priceNanos: settling.price_nanos ?? 0,
  creditNanos: settling.credit_nanos ?? 0,
});
