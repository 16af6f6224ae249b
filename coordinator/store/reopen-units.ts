import type { PoolClient } from "pg";
import type { ReopenedJob } from "#core/coordination/events";
import type { HouseholdId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { DOUBTED, type DoubtedRow, doubtedUnits } from "./doubted-units";
import { takeBack } from "./take-back";
import { columnOfHousehold } from "./unit-store";

/**
 * The household was demoted: what its devices said in open adaptive jobs becomes unsettled where nobody else said the
 * same whose household was never outvoted, since two liars may have confirmed each other. The answers remain, as those of
 * unknown households; their price returns to the hold, and finished blocks may be claimed again.
 * This is part of the commit group with the demotion, whose lock excludes other demotions; it locks the jobs, so that none
 * of them ends meanwhile. Blocks of other coordinators are left to these, which have them in memory and receive the demotion. If one does not, the next owner of such a
 * block finds the household among its suspects, unless this coordinator itself only received the demotion.
 */
export async function reopenUnits(
  tx: PoolClient,
  term: string,
  household: HouseholdId,
  remote: boolean,
): Promise<ReopenedJob[]> {
  const { column, value } = columnOfHousehold(household);
  const { rows: devices } = await tx.query<{ no: number }>(`SELECT no FROM device WHERE ${column} = $1`, [value]);
  const deviceNos = devices.map(({ no }) => no);
  const { rows: jobs } = await tx.query<OpenJob>(OPEN_JOBS, [deviceNos]);
  await tx.query(NO_LONGER_SUSPECT, [household, term]);
  const reopened: ReopenedJob[] = [];
  for (const job of jobs) {
    const { rows } = await tx.query<DoubtedRow>(DOUBTED, [job.no, deviceNos, job.created_at, CHECKING.reopenedUnits]);
    const isOthers = ({ owner }: DoubtedRow) => owner !== null && owner !== term;
    const others = rows.filter(isOthers).map(({ seq }) => seq);
    if (others.length > 0 && !remote) await tx.query(SUSPECT, [household, job.no, others]);
    const doubted = doubtedUnits(rows.filter((row) => !isOthers(row)));
    if (doubted.length > 0) reopened.push(await takeBack(tx, job, doubted));
  }
  return reopened;
}

const NO_LONGER_SUSPECT = `UPDATE block SET suspects = array_remove(suspects, $1)
  WHERE job_no IN (SELECT no FROM job WHERE adaptive AND state IN ('running', 'paused'))
    AND $1 = ANY(suspects) AND (owner IS NULL OR owner = $2)`;

const SUSPECT = `UPDATE block SET suspects = array_append(suspects, $1)
  WHERE job_no = $2 AND seq = ANY($3::int[]) AND $1 <> ALL(suspects)`;

interface OpenJob {
  no: number;
  id: string;
  created_at: Date;
}

const OPEN_JOBS = `SELECT no, id, created_at FROM job WHERE adaptive AND state IN ('running', 'paused') AND EXISTS (
  SELECT FROM replica WHERE device_no = ANY($1::int[]) AND returned_at >= job.created_at AND job_no = job.no)
  ORDER BY no FOR NO KEY UPDATE`;
