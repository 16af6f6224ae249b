import type { PoolClient } from "pg";
import type { LostAttempt } from "#core/coordination/granting/lost-attempt";
import { LIMITS } from "#protocol/limits";
import { int4Array, int8Array, textArray } from "./binary-arrays";

/**
 * The first few of each unit are kept. A unit belongs to one coordinator at a time, whose groups are written in
 * sequence.
 */
export async function writeLostAttempts(tx: PoolClient, lost: readonly LostAttempt[]) {
  if (lost.length === 0) return;
  await tx.query(WRITE, [
    int4Array(lost, (one) => one.jobNo),
    int4Array(lost, (one) => one.unit),
    int4Array(lost, (one) => one.deviceNo),
    int8Array(lost, (one) => one.grantedAt),
    int8Array(lost, (one) => one.endedAt),
    textArray(lost, (one) => one.cause),
    textArray(lost, (one) => one.message),
    int8Array(lost, (one) => one.runningAt),
    LIMITS.MAX_LOST_ATTEMPTS_PER_UNIT,
  ]);
}

const WRITE = `
INSERT INTO lost_attempt (job_no, unit, number, device_no, granted_ms, ended_ms, cause, message, running_ms)
SELECT job_no, unit, number, device_no, granted_ms, ended_ms, cause, message, running_ms FROM (
  SELECT l.*, coalesce((SELECT max(number) FROM lost_attempt AS k WHERE k.job_no = l.job_no AND k.unit = l.unit), 0)
    + row_number() OVER (PARTITION BY l.job_no, l.unit ORDER BY l.place) AS number
  FROM unnest($1::int[], $2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[])
    WITH ORDINALITY AS l (job_no, unit, device_no, granted_ms, ended_ms, cause, message, running_ms, place)
) AS numbered WHERE number <= $9`;
