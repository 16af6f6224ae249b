/** What a device or a household was seen to do on one day. */
export interface SeenDay {
  /** Credit for others' jobs, less what was taken back that day. */
  creditNanos: number;
  /** Of its cores, while they had a job. */
  coreMs: number;
  /** What these hours cost, at the prices of power in them. */
  powerNanos: number;
}

export type MonthForecast =
  | { kind: "too-early"; days: number; neededDays: number }
  /** In all these days it neither earned nor worked, from which nothing follows but that. */
  | { kind: "idle"; days: number }
  | ({ kind: "likely"; days: number } & LikelyMonth);

export interface LikelyMonth {
  /** Four months in five should end between these. */
  lowNanos: number;
  highNanos: number;
  likelyNanos: number;
  /** What the work will likely cost in power. */
  powerNanos: number;
}

/** Each day of the week twice: with fewer complete days, the page says that it does not know. */
export const MIN_FORECAST_DAYS = 14;
/** Older days say little about the next month. */
export const MAX_FORECAST_DAYS = 28;

/** Nine in ten lie below it: what is left out above and below is a fifth. */
const NORMAL_90 = 1.2816;
/** How alike one day and the next may be taken to be. */
const MIN_LIKENESS = 0.1;
const MAX_LIKENESS = 0.75;

/**
 * The month that follows from `days`: complete, consecutive, and at most the last four weeks. The mean goes on; how far
 * a month may be off follows from how much the days differ, from how long good and bad runs last, and from how few days
 * the mean itself rests on.
 */
export function forecastMonth(days: readonly SeenDay[], monthDays: number): MonthForecast {
  const seen = days.slice(-MAX_FORECAST_DAYS);
  if (seen.length < MIN_FORECAST_DAYS) return { kind: "too-early", days: seen.length, neededDays: MIN_FORECAST_DAYS };
  if (seen.every(({ creditNanos, coreMs }) => creditNanos === 0 && coreMs === 0))
    return { kind: "idle", days: seen.length };
  const credits = seen.map(({ creditNanos }) => creditNanos);
  const likely = meanOf(credits) * monthDays;
  const off = offBy(credits, monthDays);
  return {
    kind: "likely",
    days: seen.length,
    lowNanos: nanos(likely - off),
    likelyNanos: nanos(likely),
    highNanos: nanos(likely + off),
    powerNanos: nanos(meanOf(seen.map(({ powerNanos }) => powerNanos)) * monthDays),
  };
}

/** Nobody earns less than nothing in a month; reversals may make a day of it negative. */
const nanos = (value: number) => Math.max(0, Math.round(value));

function offBy(credits: readonly number[], monthDays: number): number {
  const count = credits.length;
  const mean = meanOf(credits);
  const variance = credits.reduce((sum, credit) => sum + (credit - mean) ** 2, 0) / (count - 1);
  const likeness = likenessOfNeighbours(credits, mean);
  const longer = (1 + likeness) / (1 - likeness);
  const freedom = Math.max(2, count / longer - 1);
  return studentFrom(freedom) * Math.sqrt(variance * longer * (monthDays + monthDays ** 2 / count));
}

/** The correlation of one day with the next, without the bias that it has among few days (Kendall), within bounds. */
function likenessOfNeighbours(credits: readonly number[], mean: number): number {
  const count = credits.length;
  let [together, alone] = [0, 0];
  for (const [at, credit] of credits.entries()) {
    alone += (credit - mean) ** 2;
    const next = credits[at + 1];
    if (next !== undefined) together += (credit - mean) * (next - mean);
  }
  if (alone === 0) return MIN_LIKENESS;
  return Math.min(MAX_LIKENESS, Math.max(MIN_LIKENESS, ((together / alone) * count + 1) / (count - 4)));
}

/** Student's quantile from the normal one: the first terms of its expansion by Cornish and Fisher. */
function studentFrom(freedom: number): number {
  const z = NORMAL_90;
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
