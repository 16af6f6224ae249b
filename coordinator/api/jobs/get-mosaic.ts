import { grantsOf } from "#core/coordination/granting/slots";
import type { JobId } from "#core/ids";
import { SECOND } from "#core/time";
import type { Job as JobRow } from "#prisma/generated/client";
import { JobIdInput, type JobMosaic } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { SharedWork } from "../../threads/shared-work";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { CellTally } from "./cell-tally";
import { keptJob } from "./kept-job";

const MAX_CELLS = 10_000;

/** A job's cells as counted in the database, and how long that took. */
interface Counted {
  cells: CellTally;
  tookMs: number;
}

/** For cells of several units, counting takes at most a fifth of the database's time, however many people look. */
const KEEP_TIMES = 4;
const MAX_KEEP_MS = 10 * SECOND;

const counts = new SharedWork<Counted>({
  kept: LIMITS.MAX_MOSAICS_KEPT,
  keepMs: ({ tookMs }) => Math.min(MAX_KEEP_MS, Math.ceil(KEEP_TIMES * tookMs)),
});

/** The whole job at a glance: a letter per unit, or per run of units when there are many. */
export async function getMosaic({ ctx, input }: Call<unknown>): Promise<JobMosaic> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await keptJob(ctx, jobId);
  const unitsPerCell = Math.max(1, Math.ceil(job.units / MAX_CELLS));
  const { cells } = await counts.get(keyOf(job, unitsPerCell), () => count(job, unitsPerCell));
  const tally = cells.copy();
  const { state } = handle().coordinator;
  for (const block of state.jobs.get(job.id as JobId)?.blocks.values() ?? []) {
    for (const [unit, { returned }] of block.open) if (returned.length > 0) tally.hold(unit);
  }
  for (const { outstanding } of grantsOf(state, job.id as JobId)) for (const unit of outstanding) tally.run(unit);
  return { jobId, unitsPerCell, cells: tally.letters() };
}

/** If each unit has its own cell, nothing outdated is shown, because few units must be counted. */
const keyOf = ({ id, agreed, failed, reopened }: JobRow, unitsPerCell: number) =>
  unitsPerCell === 1 ? `${id}|${agreed}|${failed}|${reopened}` : id;

async function count(job: JobRow, unitsPerCell: number): Promise<Counted> {
  const start = steadyNow();
  const cells = new CellTally(job.units, unitsPerCell);
  for (const [first, units] of await doneBlocks(job)) cells.settle(first, units);
  for (const [cell, settled, failed] of await countedCells(job, unitsPerCell)) {
    cells.settle(cell * unitsPerCell, settled);
    if (failed) cells.fail(cell * unitsPerCell);
  }
  return { cells, tookMs: steadyNow() - start };
}

/** A block that is neither free nor owned is done: all of its units are settled. */
const doneBlocks = (job: JobRow) =>
  rowsOf<[first: number, units: number]>(
    "SELECT first_unit, count FROM block WHERE job_no = $1 AND NOT free AND owner IS NULL",
    [job.no],
  );

/**
 * By cell: how many units of unfinished blocks are settled, and whether any unit failed. Counted in the database,
 * because a job may have a million failures.
 */
const countedCells = (job: JobRow, perCell: number) =>
  rowsOf<[cell: number, settled: number, failed: boolean]>(
    `SELECT cell, sum(settled)::int, bool_or(failed) FROM (
      SELECT r.unit / $2::int AS cell, count(*) AS settled, bool_or(r.failure IS NOT NULL) AS failed
      FROM block b JOIN replica r ON r.job_no = b.job_no AND r.unit >= b.first_unit AND r.unit < b.first_unit + b.count
      WHERE b.job_no = $1 AND b.claims > 0 AND (b.free OR b.owner IS NOT NULL) AND r.settles
      GROUP BY 1
      UNION ALL
      SELECT unit / $2::int, 0, true FROM replica
      WHERE job_no = $1 AND settles AND failure IS NOT NULL AND $3::int > 0
      GROUP BY 1
    ) AS counted GROUP BY cell`,
    [job.no, perCell, job.failed],
  );

/** Thousands of plain rows, so read without an object mapper. */
async function rowsOf<Row extends unknown[]>(text: string, values: unknown[]): Promise<Row[]> {
  return (await handle().pool.query<Row>({ text, values, rowMode: "array" })).rows;
}
