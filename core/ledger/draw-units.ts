const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Draws one unit from each of `count` equal parts of the job. Positions within the parts are not periodic, unlike rows
 * of a picture or a grid; the draw is deterministic for a job.
 */
export function drawUnits(units: number, count: number): number[] {
  if (units <= count) return Array.from({ length: units }, (_, unit) => unit);
  const startOf = (part: number) => Math.floor((part * units) / count);
  return Array.from({ length: count }, (_, part) => {
    const [start, end] = [startOf(part), startOf(part + 1)];
    return start + Math.floor(((part * GOLDEN + 0.5) % 1) * (end - start));
  });
}
