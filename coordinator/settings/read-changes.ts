import type { Pool, PoolClient } from "pg";
import type { SettingChange } from "#core/settings/what-holds";
import { DAY, type Millis } from "#core/time";

interface Row {
  no: number;
  setting: string;
  value: string;
  from: number;
}

/**
 * Every change that may hold at `now`, by the clock of whoever asks, or later. What was replaced a day ago or earlier stays
 * unread, so that this is a few rows however long the city has run; no two clocks of a city differ by a day.
 */
export async function readChanges(db: Pool | PoolClient, now: number): Promise<SettingChange[]> {
  const { rows } = await db.query<Row>(CHANGES, [new Date(now - DAY)]);
  return rows.map((row) => ({ ...row, from: row.from as Millis }));
}

const CHANGES = `
WITH standing AS (
  SELECT no, setting, value, holds_from FROM setting_change
  WHERE NOT EXISTS (SELECT FROM setting_taken_back WHERE change_no = no)
)
SELECT no, setting, value, extract(epoch FROM holds_from)::float8 * 1000 AS "from" FROM standing WHERE holds_from > $1
UNION ALL (
  SELECT DISTINCT ON (setting) no, setting, value, extract(epoch FROM holds_from)::float8 * 1000 FROM standing
  WHERE holds_from <= $1 ORDER BY setting, holds_from DESC, no DESC
)`;
