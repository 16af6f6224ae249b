/** An array of so many stays in its row: a larger one is compressed and kept apart. */
const MAX_RUN_UNITS = 256;

/** Units of one job that a commit group settles and that have numbers one after the other. */
export interface SettledRun {
  jobNo: number;
  units: number;
  /** Its last unit's number within the group, whose first is 1. */
  last: number;
}

/** The runs in what a group settles, in the order of its numbers: a reader of a job finds its units by them. */
export function settledRuns(settled: readonly { jobNo: number }[]): SettledRun[] {
  const runs: SettledRun[] = [];
  let run: SettledRun | undefined;
  for (const [at, { jobNo }] of settled.entries()) {
    if (run?.jobNo !== jobNo || run.units === MAX_RUN_UNITS) {
      run = { jobNo, units: 0, last: 0 };
      runs.push(run);
    }
    run.units += 1;
    run.last = at + 1;
  }
  return runs;
}

/** A group's rows with each job's together, so that its runs are long. */
export const byJob = <Row extends { jobNo: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.jobNo - b.jobNo);
