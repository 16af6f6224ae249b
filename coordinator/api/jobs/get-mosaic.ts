import type { JobId } from "#core/ids";
import { JobIdInput, type JobMosaic } from "#protocol/api/jobs";
import type { CellState } from "#protocol/live-messages";
import type { Job as JobRow } from "../../../prisma/generated/client";
import { handle } from "../../handle";
import type { Call } from "../context";
import { parseInput } from "../parse-input";
import { ownJob } from "./own-job";

const MOST_CELLS = 10_000;

/** The whole job at a glance: a letter per unit, or per run of units when there are many. */
export async function getMosaic({ ctx, input }: Call<unknown>): Promise<JobMosaic> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await ownJob(ctx, jobId);
  const unitsPerCell = Math.ceil(job.units / MOST_CELLS);
  const tally = new CellTally(job.units, unitsPerCell);
  for (const block of await doneBlocks(job)) tally.settle(block.firstUnit, block.count);
  for (const { cell, settled, failed } of await countedCells(job, unitsPerCell)) {
    tally.settle(cell * unitsPerCell, settled);
    if (failed) tally.fail(cell * unitsPerCell);
  }
  const { city } = handle().coordinator;
  for (const block of city.jobs.get(job.id as JobId)?.blocks.values() ?? []) {
    for (const [unit, { returned }] of block.open) if (returned.length > 0) tally.hold(unit);
  }
  for (const grant of city.grants.values()) {
    if (grant.jobId === (job.id as JobId)) for (const unit of grant.outstanding) tally.run(unit);
  }
  return { jobId, unitsPerCell, cells: tally.letters() };
}

/** A block that is neither free nor anyone's is done: all of its units are settled. */
const doneBlocks = (job: JobRow) =>
  handle().prisma.block.findMany({
    where: { jobNo: job.no, free: false, owner: null },
    select: { firstUnit: true, count: true },
  });

/**
 * By cell: how many units of blocks that are not done are settled, and whether any unit of it failed. Counted where the
 * rows lie: a job may have a million failures.
 */
const countedCells = (job: JobRow, perCell: number) =>
  handle().prisma.$queryRaw<{ cell: number; settled: number; failed: boolean }[]>`
    SELECT cell, sum(settled)::int AS settled, bool_or(failed) AS failed FROM (
      SELECT r.unit / ${perCell}::int AS cell, count(*) AS settled, bool_or(r.failure IS NOT NULL) AS failed
      FROM block b JOIN replica r ON r.job_no = b.job_no AND r.unit >= b.first_unit AND r.unit < b.first_unit + b.count
      WHERE b.job_no = ${job.no} AND b.claims > 0 AND (b.free OR b.owner IS NOT NULL) AND r.settles
      GROUP BY 1
      UNION ALL
      SELECT unit / ${perCell}::int, 0, true FROM replica
      WHERE job_no = ${job.no} AND settles AND failure IS NOT NULL AND ${job.failed} > 0
      GROUP BY 1
    ) AS counted GROUP BY cell`;

class CellTally {
  readonly #units: number;
  readonly #perCell: number;
  readonly #settled: Uint32Array;
  readonly #failed: Uint8Array;
  readonly #running: Uint8Array;
  readonly #held: Uint8Array;

  constructor(units: number, perCell: number) {
    const cells = Math.ceil(units / perCell);
    this.#units = units;
    this.#perCell = perCell;
    this.#settled = new Uint32Array(cells);
    this.#failed = new Uint8Array(cells);
    this.#running = new Uint8Array(cells);
    this.#held = new Uint8Array(cells);
  }

  settle(first: number, count: number) {
    let unit = first;
    while (unit < first + count) {
      const cell = Math.floor(unit / this.#perCell);
      const end = Math.min(first + count, (cell + 1) * this.#perCell);
      this.#settled[cell] = (this.#settled[cell] ?? 0) + end - unit;
      unit = end;
    }
  }

  fail(unit: number) {
    this.#failed[Math.floor(unit / this.#perCell)] = 1;
  }

  run(unit: number) {
    this.#running[Math.floor(unit / this.#perCell)] = 1;
  }

  hold(unit: number) {
    this.#held[Math.floor(unit / this.#perCell)] = 1;
  }

  /** A cell of several units is agreed when all are settled and none failed; one failure marks it. */
  letters(): string {
    return Array.from(this.#settled, (_, cell) => this.#letter(cell)).join("");
  }

  #letter(cell: number): CellState {
    if (this.#failed[cell] === 1) return "f";
    const size = Math.min(this.#perCell, this.#units - cell * this.#perCell);
    const settled = this.#settled[cell] ?? 0;
    if (settled >= size) return "a";
    if (this.#running[cell] === 1 || settled > 0) return "r";
    return this.#held[cell] === 1 ? "h" : "w";
  }
}
