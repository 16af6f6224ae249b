import type { Pool, PoolClient } from "pg";
import { LIMITS } from "#protocol/limits";
import { parseLanguage } from "#protocol/text/language";
import type { Absence, AbsentDevice } from "./absence";

/**
 * Looks at the households whose turn it is and that want letters, and takes what they are to be told: from then on no
 * other round tells it, of this coordinator or another. So a letter that its coordinator dies over is lost, and none is
 * sent twice.
 */
export async function takeAbsences(pool: Pool): Promise<Absence[]> {
  const tx = await pool.connect();
  let failed = true;
  try {
    await tx.query("BEGIN");
    const found = await take(tx);
    await tx.query("COMMIT");
    failed = false;
    return found;
  } finally {
    tx.release(failed);
  }
}

async function take(tx: PoolClient): Promise<Absence[]> {
  const { rows: households } = await tx.query<Household>(LOOK, [LIMITS.MAX_ABSENCES_LOOKED_AT_ONCE]);
  const ids = households.map(({ personId }) => personId);
  const { rows: devices } = await tx.query<DeviceRow>(TELL, [ids, LIMITS.ABSENCE_DAYS]);
  const absences = households.flatMap(({ personId, email, language }) => {
    const own = devices.filter(({ ownerId }) => ownerId === personId).toSorted((a, b) => b.days - a.days);
    return own.length > 0 ? [{ personId, email, language: parseLanguage(language) ?? "en", devices: own }] : [];
  });
  await tx.query(WRITTEN, [absences.map(({ personId }) => personId), LIMITS.ABSENCE_LETTER_EVERY_DAYS]);
  return absences;
}

/** What could not be sent is told another day: a mailbox that refuses letters is not tried every hour. */
export async function giveBackAbsence(pool: Pool, { personId, devices }: Absence): Promise<void> {
  await pool.query(GIVE_BACK, [devices.map(({ no }) => no), personId]);
}

interface Household {
  personId: string;
  email: string;
  language: string;
}

type DeviceRow = AbsentDevice & { ownerId: string };

/** Of some whose turn it is, those that may get a letter. */
const LOOK = `
WITH turn AS MATERIALIZED (
  SELECT person_id FROM absence_letters WHERE next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
), looked AS (
  UPDATE absence_letters AS l SET next_at = now() + interval '1 hour' FROM turn WHERE l.person_id = turn.person_id
  RETURNING l.person_id, l.language, l.wanted_at
)
SELECT person_id AS "personId", email, language FROM looked JOIN person ON person.id = person_id
WHERE wanted_at IS NOT NULL AND email_verified AND deleted_at IS NULL`;

/**
 * Devices that have been away for $2 days, counted from when they were last here, which nobody was told. Whoever asked
 * for letters is not told of what was so long away by then; nor of a device that was removed, banned or paused.
 */
const TELL = `
WITH seen AS MATERIALIZED (
  SELECT no, greatest(last_seen_at, reported_at, left_at) AS at, wanted_at
  FROM device JOIN absence_letters ON person_id = owner_id LEFT JOIN device_report ON device_id = device.id
  WHERE owner_id = ANY($1) AND removed_at IS NULL AND state <> 'banned'
    AND (paused_at IS NULL OR paused_until < now())
    AND NOT EXISTS (SELECT FROM coordinator WHERE split_part(id, '.', 1) = connected_to)
)
UPDATE device SET absence_told_at = seen.at FROM seen
WHERE device.no = seen.no AND seen.at < now() - $2 * interval '1 day' AND seen.at > wanted_at - $2 * interval '1 day'
  AND (absence_told_at IS NULL OR absence_told_at < seen.at)
RETURNING device.no, owner_id AS "ownerId", name, label, floor(extract(epoch FROM now() - seen.at) / 86400)::int AS days`;

const WRITTEN = `
UPDATE absence_letters SET next_at = now() + $2 * interval '1 day' WHERE person_id = ANY($1)`;

const GIVE_BACK = `
WITH again AS (UPDATE device SET absence_told_at = NULL WHERE no = ANY($1::int[]))
UPDATE absence_letters SET next_at = now() + interval '1 day' WHERE person_id = $2`;
