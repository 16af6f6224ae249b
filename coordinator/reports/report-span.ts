export interface ReportSpan {
  from: Date;
  /** The first moment that is not in it. */
  to: Date;
  /** The year has ended. */
  isWhole: boolean;
}

/**
 * What a report of a year covers at a moment: the year, or its months that have ended, in UTC. Undefined: none has.
 * Whole months, so that what two editions differ by is at least the work of one.
 */
export function reportSpan(year: number, now: Date): ReportSpan | undefined {
  const from = new Date(Date.UTC(year, 0));
  const end = new Date(Date.UTC(year + 1, 0));
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const to = month < end ? month : end;
  return to > from ? { from, to, isWhole: to.getTime() === end.getTime() } : undefined;
}
