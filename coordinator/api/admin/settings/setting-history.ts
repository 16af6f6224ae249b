import type { Pool } from "pg";
import { type SettingChange, whatHolds } from "#core/settings/what-holds";
import type { Millis } from "#core/time";
import type { SettingChangeView } from "#protocol/api/settings";
import { LIMITS } from "#protocol/limits";
import type { AdminRole } from "#protocol/people/roles";
import { momentOf } from "#protocol/settings/city-settings";

interface Row {
  no: number;
  setting: string;
  value: string;
  was: string;
  holdsFrom: Date;
  madeAt: Date;
  by: string | null;
  role: string | null;
  reason: string;
  takenBackAt: Date | null;
  takenBackBy: string | null;
  takenBackWhy: string | null;
}

export interface SettingHistory {
  /** Undefined where no change holds. */
  value: string | undefined;
  newest: number;
  changes: SettingChangeView[];
}

/** The latest changes of these settings, with what became of each, and what holds. */
export async function readHistories(pool: Pool, settings: readonly string[]) {
  const { rows } = await pool.query<Row>(CHANGES, [LIMITS.MAX_SETTING_CHANGES_SHOWN, settings]);
  const now = Date.now() as Millis;
  return (setting: string, roles: readonly AdminRole[]): SettingHistory => {
    const own = rows.filter((row) => row.setting === setting);
    const standing = own.flatMap((row) => (row.takenBackAt ? [] : [changeOf(row)]));
    const held = whatHolds(standing, setting, now);
    return {
      value: held?.value,
      newest: own.reduce((newest, { no }) => Math.max(newest, no), 0),
      changes: own.map((row) => viewOf(row, roles, held, now)),
    };
  };
}

const changeOf = ({ no, setting, value, holdsFrom }: Row): SettingChange => ({
  ...{ no, setting, value },
  from: momentOf(holdsFrom),
});

function viewOf(
  row: Row,
  roles: readonly AdminRole[],
  held: SettingChange | undefined,
  now: Millis,
): SettingChangeView {
  const isAhead = row.takenBackAt === null && momentOf(row.holdsFrom) > now;
  const state = row.takenBackAt ? "taken-back" : isAhead ? "ahead" : row.no === held?.no ? "holds" : "past";
  return {
    change: row.no,
    value: row.value,
    was: row.was,
    from: row.holdsFrom.toISOString(),
    state,
    madeAt: row.madeAt.toISOString(),
    by: row.by,
    isOrphaned: isAhead && !(roles as readonly (string | null)[]).includes(row.role),
    reason: row.reason,
    takenBack: row.takenBackAt && {
      at: row.takenBackAt.toISOString(),
      by: row.takenBackBy,
      reason: row.takenBackWhy ?? "",
    },
  };
}

/** What holds is always among them: at most ten are ahead of it, and what was taken back comes last. */
const CHANGES = `
WITH change AS (
  SELECT no, setting, value, was, holds_from, made_at, made_by, change.reason, taken_back_at, taken_back_by,
    back.reason AS why,
    row_number() OVER (PARTITION BY setting ORDER BY change_no IS NOT NULL, holds_from DESC, no DESC) AS place
  FROM setting_change AS change LEFT JOIN setting_taken_back AS back ON change_no = no
  WHERE setting = ANY($2)
)
SELECT no, setting, value, was, holds_from AS "holdsFrom", made_at AS "madeAt", maker.name AS by, maker.role, reason,
  taken_back_at AS "takenBackAt", taker.name AS "takenBackBy", why AS "takenBackWhy"
FROM change
LEFT JOIN person AS maker ON maker.id = made_by
LEFT JOIN person AS taker ON taker.id = taken_back_by
WHERE place <= $1
ORDER BY holds_from DESC, no DESC`;
