const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Units across the whole job, one out of each of `count` parts of the same size. Their places within the parts follow no
 * period, as rows of a picture or of a grid do; the same job always has the same ones drawn.
 */
export function drawUnits(units: number, count: number): number[] {
  if (units <= count) return Array.from({ length: units }, (_, unit) => unit);
  const startOf = (part: number) => Math.floor((part * units) / count);
  return Array.from({ length: count }, (_, part) => {
    const [start, end] = [startOf(part), startOf(part + 1)];
    return start + Math.floor(((part * GOLDEN + 0.5) % 1) * (end - start));
  });
}
