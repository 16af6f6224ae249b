import type { PoolClient } from "pg";
import type { JobStateChange } from "#core/coordination/effects";
import { waitsForMoney } from "#core/jobs/state-reason";
import { addUpJobs, removeParts } from "./parts/add-up-parts";
import { queryByClient } from "./query";
import { refundHolds } from "./refund-holds";

/**
 * Changes of jobs' states, as few statements as the job with the most changes has: hundreds of jobs may end in one commit
 * group, and those behind it wait.
 */
export async function writeStates(tx: PoolClient, changes: readonly JobStateChange[]): Promise<void> {
  for (const round of inRounds(changes)) await writeRound(tx, round);
}

export const ends = ({ state }: JobStateChange) => state === "finished" || state === "cancelled";

/** The first change of each job, then the second of those that have two, and so on. */
function inRounds(changes: readonly JobStateChange[]): JobStateChange[][] {
  const rounds: JobStateChange[][] = [];
  const seen = new Map<number, number>();
  for (const change of changes) {
    const nth = seen.get(change.jobNo) ?? 0;
    seen.set(change.jobNo, nth + 1);
    const round = rounds[nth];
    if (round) round.push(change);
    else rounds.push([change]);
  }
  return rounds;
}

/**
 * The budget is not written here: it changes together with the hold, in one transaction. An ended job never changes,
 * and a job is not finished while another coordinator had units reopened, or has marked some to be reopened. Nor is a
 * job paused for lack of money if it has more by now than the coordinator that pauses it knew, because nobody would
 * resume it.
 */
async function writeRound(tx: PoolClient, changes: readonly JobStateChange[]): Promise<void> {
  const ending = changes.filter(ends).map(({ jobNo }) => jobNo);
  if (ending.length > 0) await addUpJobs(tx, ending);
  const { rows } = await tx.query<{ no: number }>(CHANGE, [
    changes.map(({ jobNo }) => jobNo),
    changes.map(({ state }) => state),
    changes.map(({ reason }) => (reason === null ? null : JSON.stringify(reason))),
    changes.map(({ cores }) => cores),
    changes.map((change) => (waitsForMoney(change) ? change.budgetNanos : null)),
  ]);
  const changed = new Set(rows.map(({ no }) => no));
  const ended = changes.filter((change) => ends(change) && changed.has(change.jobNo));
  if (ended.length === 0) return;
  const finished = ended.filter(({ state }) => state === "finished").map(({ jobNo }) => jobNo);
  if (finished.length > 0) await tx.query(ALL_DONE, [finished]);
  await removeParts(
    tx,
    ended.map(({ jobNo }) => jobNo),
  );
  await refundHolds(queryByClient(tx), ended);
}

const CHANGE = `
UPDATE job SET state = d.state, state_reason = d.reason::jsonb, cores = d.cores,
  finished_at = CASE WHEN d.is_end THEN now() END,
  kept_until = CASE WHEN d.is_end THEN now() + keep_days * interval '24 hours' END
FROM (
  SELECT no, state::job_state, reason, cores, max_budget, state IN ('finished', 'cancelled') AS is_end
  FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::bigint[]) AS c (no, state, reason, cores, max_budget)
) AS d
WHERE job.no = d.no AND job.state IN ('running', 'paused') AND (d.state <> 'finished' OR
    agreed + failed = units AND NOT EXISTS (SELECT FROM block WHERE job_no = d.no AND suspects <> '{}'))
  AND (d.max_budget IS NULL OR budget_nanos <= d.max_budget)
RETURNING job.no`;

/** A finished job has no blocks left to claim, even if a coordinator died before it reported its last ones. */
const ALL_DONE = `UPDATE block SET free = false, owner = NULL WHERE job_no = ANY($1::int[]) AND (free OR owner IS NOT NULL)`;
