import type { JobHistory } from "#protocol/api/jobs";
import type { JobPulse } from "#protocol/live-messages";

/** Columns for the plot, oldest first: seconds since the epoch, units a second, cores at work and asked for. */
export interface ThroughputSeries {
  at: number[];
  perSecond: number[];
  cores: number[];
  asked: number[];
}

/** While the job rests nothing is recorded; the plot says 0 there instead of a line across. */
export function seriesOf({ everyMs, samples }: Pick<JobHistory, "everyMs" | "samples">): ThroughputSeries {
  const series: ThroughputSeries = { at: [], perSecond: [], cores: [], asked: [] };
  let before: JobHistory["samples"][number] | undefined;
  for (const sample of samples) {
    if (before && sample.at - before.at > 2 * everyMs) {
      push(series, { at: before.at + everyMs, units: 0, cores: 0, asked: before.asked }, everyMs);
      push(series, { at: sample.at - everyMs, units: 0, cores: 0, asked: before.asked }, everyMs);
    }
    push(series, sample, everyMs);
    before = sample;
  }
  return series;
}

/** The series with a live pulse at its end, when a sample's time has passed since the last. */
export function appendPulse(series: ThroughputSeries, pulse: JobPulse, everyMs: number): ThroughputSeries {
  const last = series.at.at(-1);
  if (last !== undefined && pulse.at / 1_000 - last < everyMs / 1_000) return series;
  return {
    at: [...series.at, pulse.at / 1_000],
    perSecond: [...series.perSecond, pulse.unitsPerSecond],
    cores: [...series.cores, pulse.coresNow],
    asked: [...series.asked, pulse.cores],
  };
}

function push(series: ThroughputSeries, sample: JobHistory["samples"][number], everyMs: number) {
  series.at.push(sample.at / 1_000);
  series.perSecond.push(sample.units / (everyMs / 1_000));
  series.cores.push(sample.cores);
  series.asked.push(sample.asked);
}
