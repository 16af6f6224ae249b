import type { Pool } from "pg";
import type { SettledUnit } from "./traced-unit";

/** Who worked on a unit, and when, in milliseconds since 1970. */
export interface Attempt {
  device: number;
  engine: string;
  grantedMs: number | null;
  endedMs: number;
}

export interface Answer extends Attempt {
  settles: boolean;
  failure: string | null;
  computedMs: number;
  /** After the grant, as the device says. */
  fetchedMs: number | null;
  startedMs: number | null;
}

export interface Loss extends Attempt {
  cause: string;
}

export interface UnitAttempts {
  answers: Answer[];
  losses: Loss[];
}

type Row<Of> = Of & { at: number };

/** What is stored of the attempts at each of these units, in two queries by the tables' keys. */
export async function readAttempts(pool: Pool, units: readonly SettledUnit[]): Promise<UnitAttempts[]> {
  const asked = [units.map(({ jobId }) => jobId), units.map(({ unit }) => unit)];
  const answers = await pool.query<Row<Answer>>(ANSWERS, asked);
  const losses = await pool.query<Row<Loss>>(LOSSES, asked);
  const all: UnitAttempts[] = units.map(() => ({ answers: [], losses: [] }));
  for (const row of answers.rows) all[row.at - 1]?.answers.push(row);
  for (const row of losses.rows) all[row.at - 1]?.losses.push(row);
  return all;
}

const ASKED =
  "unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (job_id, unit, at) JOIN job ON job.id = asked.job_id";

const ANSWERS = `
SELECT at, device.no AS device, engine, settles, failure, ms AS "computedMs", granted_ms AS "grantedMs",
  fetched_ms AS "fetchedMs", started_ms AS "startedMs",
  floor(extract(epoch FROM returned_at) * 1000)::bigint AS "endedMs"
FROM ${ASKED} JOIN replica AS r ON r.job_no = job.no AND r.unit = asked.unit JOIN device ON device.no = device_no
ORDER BY at, returned_at`;

const LOSSES = `
SELECT at, device.no AS device, engine, cause, granted_ms AS "grantedMs", ended_ms AS "endedMs"
FROM ${ASKED} JOIN lost_attempt AS l ON l.job_no = job.no AND l.unit = asked.unit JOIN device ON device.no = device_no
ORDER BY at, number`;
