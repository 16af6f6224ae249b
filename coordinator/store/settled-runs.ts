import { NUMBERS_A_RUN } from "./drawn-numbers";

/** Consecutively numbered units of one job that a commit group settles. */
export interface SettledRun {
  jobNo: number;
  units: number;
  /** Its last unit's place within the group, whose first unit has 1. */
  last: number;
}

/** Where a settled unit stands: in which of the group's runs, the first being 1, and how far before the last of it. */
export interface PlaceInRun {
  run: number;
  before: number;
}

/** Of all units of the runs, in their order. */
export const placesInRuns = (runs: readonly SettledRun[]): PlaceInRun[] =>
  runs.flatMap(({ units }, at) =>
    Array.from({ length: units }, (_, nth) => ({ run: at + 1, before: units - 1 - nth })),
  );

/** The runs among a group's settled units, in the order of its numbers: readers of a job find its units by them. */
export function settledRuns(settled: readonly { jobNo: number }[]): SettledRun[] {
  const runs: SettledRun[] = [];
  let run: SettledRun | undefined;
  let number = 0;
  for (const { jobNo } of settled) {
    if (run?.jobNo !== jobNo || run.units === NUMBERS_A_RUN) {
      run = { jobNo, units: 0, last: 0 };
      runs.push(run);
    }
    run.units += 1;
    run.last = ++number;
  }
  return runs;
}

/** A group's rows with each job's together, so that runs are long. They arrive as granted: many of one job in a row. */
export function byJob<Row extends { jobNo: number }>(rows: readonly Row[]): Row[] {
  const parts = new Map<number, Row[]>();
  let part: Row[] = [];
  let partNo: number | undefined;
  for (const row of rows) {
    if (row.jobNo !== partNo) {
      partNo = row.jobNo;
      part = parts.get(partNo) ?? [];
      parts.set(partNo, part);
    }
    part.push(row);
  }
  return [...parts].sort(([a], [b]) => a - b).flatMap(([, part]) => part);
}
