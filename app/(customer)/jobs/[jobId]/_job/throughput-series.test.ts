import { expect, test } from "vitest";
import { appendPulse, seriesOf } from "./throughput-series";

const sample = (at: number, units: number) => ({ at, units, cores: 2, asked: 4 });
const PULSE = {
  jobId: "j",
  state: "running",
  units: 9,
  agreed: 1,
  failed: 0,
  reopened: 0,
  cores: 4,
  coresNow: 3,
  answersWaiting: 0,
  spentNanos: 0,
  budgetNanos: 1,
  fuel: 0,
  unitsPerSecond: 7,
  etaMs: null,
} as const;

test("samples become rates, and a rest becomes zeros", () => {
  const series = seriesOf({ everyMs: 2_000, samples: [sample(0, 4), sample(2_000, 6), sample(20_000, 8)] });
  expect(series.at).toEqual([0, 2, 4, 18, 20]);
  expect(series.perSecond).toEqual([2, 3, 0, 0, 4]);
  expect(series.cores).toEqual([2, 2, 0, 0, 2]);
});

test("pulses are added at the pace of the samples", () => {
  const series = seriesOf({ everyMs: 2_000, samples: [sample(0, 4)] });
  expect(appendPulse(series, { ...PULSE, at: 1_000 }, 2_000)).toBe(series);
  expect(appendPulse(series, { ...PULSE, at: 2_500 }, 2_000)).toMatchObject({
    at: [0, 2.5],
    perSecond: [2, 7],
    cores: [2, 3],
  });
});
