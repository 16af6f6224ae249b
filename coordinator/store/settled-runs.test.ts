import { expect, test } from "vitest";
import { byJob, settledRuns } from "./settled-runs";

test("each job's units are together, in order, and numbered across the group", () => {
  const rows = byJob([2, 1, 2, 1, 2].map((jobNo, at) => ({ jobNo, at })));
  expect(rows.map(({ at }) => at)).toEqual([1, 3, 0, 2, 4]);
  expect(settledRuns(rows)).toEqual([
    { jobNo: 1, units: 2, last: 2 },
    { jobNo: 2, units: 3, last: 5 },
  ]);
});

test("a long run is split, so that its units stay in one row", () => {
  const rows = Array.from({ length: 600 }, () => ({ jobNo: 1 }));
  expect(settledRuns(rows).map(({ units, last }) => [units, last])).toEqual([
    [256, 256],
    [256, 512],
    [88, 600],
  ]);
});
