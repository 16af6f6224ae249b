/** Consecutive units to ask for at once: those after `after`, at most `limit`. */
export interface Run {
  after: number;
  limit: number;
}

/** Nearby units are asked for together, with the known ones between them: a request costs more than a few results. */
export function fetchRuns(units: Iterable<number>, { gap, max }: { gap: number; max: number }): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const unit of [...new Set(units)].sort((a, b) => a - b)) {
    const end = last ? last.after + last.limit : Number.NEGATIVE_INFINITY;
    const grown = last ? unit - last.after : 0;
    if (last && unit - end <= gap && grown <= max) last.limit = grown;
    else {
      last = { after: unit - 1, limit: 1 };
      runs.push(last);
    }
  }
  return runs;
}
