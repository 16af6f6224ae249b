import type { Pool } from "pg";
import type { DeviceId } from "#core/ids";
import { type KeptOutput, parseKept } from "#core/units/kept-output";
import { LIMITS } from "#protocol/limits";
import { settledUpTo } from "../store/drawn-numbers";
import { settledPlaces } from "../store/settled-places";
import type { OpenDestination } from "./open-destination";

/** A settled unit whose output is not known to be placed. */
export interface DuePlacement {
  unit: number;
  digest: Buffer;
  /** When it was taken up. */
  since: Date;
  tries: number;
  /** Until when a device may have a link to it; null if none was ever given. */
  linkUntil: Date | null;
}

const GATHERS = 10;

/**
 * Takes up what was settled since the last time: everything, or enough that the rest can wait. In the order of
 * settlement, so that none is missed; taking up a unit twice has no effect.
 */
export async function gatherPlacements(
  pool: Pool,
  destination: Pick<OpenDestination, "jobNo" | "settlement">,
): Promise<void> {
  const { jobNo } = destination;
  const max = LIMITS.MAX_GATHERED_PLACEMENTS;
  for (let gathers = 0; gathers < GATHERS; gathers++) {
    const upTo = await settledUpTo(pool);
    const { places } = await settledPlaces(pool, { jobNo, after: BigInt(destination.settlement), upTo, limit: max });
    const last = places.at(-1)?.number;
    if (last === undefined) return;
    await pool.query(GATHER, [jobNo, places.map(({ unit }) => unit), destination.settlement, last]);
    destination.settlement = last;
    if (places.length < max) return;
  }
}

/**
 * A unit that was settled again with another answer is placed again, once no link is valid by which the earlier answer
 * could be uploaded.
 */
const GATHER = `
WITH fresh AS MATERIALIZED (
  SELECT unit, digest, failure IS NULL AS ok FROM replica
  WHERE job_no = $1 AND unit = ANY($2::int[]) AND settles AND settlement > $3 AND settlement <= $4
), put AS (
  INSERT INTO placement AS p (job_no, unit, digest, next_at) SELECT $1, unit, digest, CASE WHEN ok THEN now() END FROM fresh
  ON CONFLICT (job_no, unit) DO UPDATE SET digest = excluded.digest, since = now(), tries = 0, listing = NULL, link_until = NULL,
    next_at = CASE WHEN excluded.next_at IS NULL THEN NULL ELSE greatest(now(), p.link_until) END
  WHERE p.digest <> excluded.digest
)
UPDATE destination SET settlement = greatest(settlement, $4) WHERE job_no = $1`;

/** Claims what is due, for as long as an attempt may take: if this coordinator dies, others continue after that. */
export async function claimPlacements(pool: Pool, jobNo: number, max: number): Promise<DuePlacement[]> {
  const { rows } = await pool.query<DuePlacement>(CLAIM, [jobNo, max, 2 * LIMITS.MAX_LINK_MS]);
  return rows;
}

const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT unit FROM placement WHERE job_no = $1 AND next_at <= now() ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED
)
UPDATE placement AS p SET tries = tries + 1, next_at = now() + $3 * interval '1 millisecond' FROM due
WHERE p.job_no = $1 AND p.unit = due.unit
RETURNING p.unit, p.digest, p.since, p.tries, p.link_until AS "linkUntil"`;

interface PlacementKey {
  jobNo: number;
  unit: number;
  digest: Buffer;
}

export interface SettledKept {
  kept: KeptOutput;
  holders: DeviceId[];
}

/**
 * What the unit's settling answer says about its output, and the devices that gave the same one; undefined if it is not
 * settled with this digest.
 */
export async function settledKept(pool: Pool, { jobNo, unit, digest }: PlacementKey): Promise<SettledKept | undefined> {
  const { rows } = await pool.query<{ settles: boolean; output: Buffer | null; deviceId: DeviceId }>(
    `SELECT r.settles, r.output, device.id AS "deviceId" FROM replica AS r JOIN device ON device.no = r.device_no
     WHERE r.job_no = $1 AND r.unit = $2 AND r.digest = $3 ORDER BY r.settles DESC`,
    [jobNo, unit, digest],
  );
  const [settling] = rows;
  const kept = settling?.settles && settling.output ? parseKept(settling.output.toString("utf8")) : undefined;
  return kept && { kept, holders: rows.map(({ deviceId }) => deviceId) };
}

/** A link is given out now, and the attempt lasts at least as long. */
export async function linkGiven(pool: Pool, { jobNo, unit, digest }: PlacementKey, ms: number): Promise<Date> {
  const { rows } = await pool.query<{ until: Date }>(
    `UPDATE placement SET link_until = now() + $4 * interval '1 millisecond',
       next_at = CASE WHEN next_at IS NOT NULL THEN greatest(next_at, now() + $5 * interval '1 millisecond') END
     WHERE job_no = $1 AND unit = $2 AND digest = $3 RETURNING link_until AS until`,
    [jobNo, unit, digest, ms, 2 * LIMITS.MAX_LINK_MS],
  );
  return rows[0]?.until ?? new Date();
}

export async function tryLater(pool: Pool, { jobNo, unit, digest }: PlacementKey, at: Date): Promise<void> {
  await pool.query("UPDATE placement SET next_at = $4 WHERE job_no = $1 AND unit = $2 AND digest = $3", [
    jobNo,
    unit,
    digest,
    at,
  ]);
}

/** The output is in its place. */
export async function finishPlacement(pool: Pool, { jobNo, unit, digest }: PlacementKey): Promise<void> {
  await pool.query("UPDATE placement SET next_at = NULL WHERE job_no = $1 AND unit = $2 AND digest = $3", [
    jobNo,
    unit,
    digest,
  ]);
}
