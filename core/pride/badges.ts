export const BADGES = ["first-result", "month", "found"] as const;
export type Badge = (typeof BADGES)[number];
/** Those that follow from weeks alone; a find is one of a job: counts-as-find.ts. */
export const BADGES_OF_WEEKS = ["first-result", "month"] as const satisfies Badge[];

const MONTH_WEEKS = 4;

/** What a household earned by checked work in these weeks, which are numbered one after the other: four in a row are a month. */
export function badgesFor(weeks: readonly number[]): Badge[] {
  let run = 0;
  let longest = 0;
  let last = Number.NaN;
  for (const week of [...new Set(weeks)].toSorted((a, b) => a - b)) {
    run = week === last + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = week;
  }
  if (longest === 0) return [];
  return longest < MONTH_WEEKS ? ["first-result"] : ["first-result", "month"];
}
