import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/** Credit in nanodollars: altogether, and in the last week and this one. */
interface Sums {
  no: number;
  createdAt: Date;
  all: number;
  weeks: number;
}

export interface UserRow extends Sums {
  personId: string;
  name: string;
  teamNo: number | null;
}

export interface TeamRow extends Sums {
  name: string;
  founderNo: number;
  founderName: string;
}

export const userRows = (pool: Pool) => inPages<UserRow>(pool, USERS);
export const hostRows = (pool: Pool) => inPages<Sums>(pool, HOSTS);
export const teamRows = (pool: Pool) => inPages<TeamRow>(pool, TEAMS);

/** By number, so that each page begins by an index where the last one ended: in memory is one page, whoever has joined. */
async function* inPages<Row extends { no: number }>(pool: Pool, text: string): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const { rows } = await pool.query<Row>(text, [after, LIMITS.MAX_STATS_ROWS_AT_ONCE]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < LIMITS.MAX_STATS_ROWS_AT_ONCE) return;
    after = last.no;
  }
}

const SUMS = `coalesce(sum(w.credit_nanos) FILTER (WHERE period = 'all'), 0)::float8 AS "all",
    coalesce(sum(w.credit_nanos) FILTER (WHERE period <> 'all'), 0)::float8 AS weeks`;

const USERS = `SELECT p.no, p.name, p.created_at AS "createdAt", p.person_id AS "personId", team.no AS "teamNo", ${SUMS}
  FROM (SELECT * FROM profile WHERE on_boards AND no > $1 ORDER BY no LIMIT $2) AS p
  LEFT JOIN team_member AS m USING (person_id) LEFT JOIN team ON team.id = m.team_id
  LEFT JOIN device ON owner_id = p.person_id LEFT JOIN device_work AS w ON device_no = device.no
  GROUP BY p.no, p.name, p.created_at, p.person_id, team.no ORDER BY p.no`;

const HOSTS = `SELECT d.no, d.first_seen_at AS "createdAt", ${SUMS}
  FROM (
    SELECT device.no, first_seen_at FROM device JOIN profile ON person_id = owner_id WHERE on_boards AND device.no > $1
    ORDER BY device.no LIMIT $2
  ) AS d LEFT JOIN device_work AS w ON device_no = d.no GROUP BY d.no, d.first_seen_at ORDER BY d.no`;

/** Of a team, what its members did who are listed themselves, and the one of them who is first in line. */
const TEAMS = `SELECT t.no, t.name, t.created_at AS "createdAt", founder.no AS "founderNo", founder.name AS "founderName", ${SUMS}
  FROM (
    SELECT * FROM team WHERE no > $1 AND EXISTS (
      SELECT FROM team_member JOIN profile USING (person_id) WHERE team_id = team.id AND on_boards)
    ORDER BY no LIMIT $2
  ) AS t
  CROSS JOIN LATERAL (
    SELECT profile.no, profile.name FROM team_member JOIN profile USING (person_id) WHERE team_id = t.id AND on_boards
    ORDER BY seniority LIMIT 1
  ) AS founder
  JOIN team_member AS m ON m.team_id = t.id JOIN profile AS p ON p.person_id = m.person_id AND p.on_boards
  LEFT JOIN device ON owner_id = m.person_id LEFT JOIN device_work AS w ON device_no = device.no
  GROUP BY t.no, t.name, t.created_at, founder.no, founder.name ORDER BY t.no`;
