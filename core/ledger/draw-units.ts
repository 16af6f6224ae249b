const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Draws units of a job, each once, by the golden ratio: however few of them have run, they lie evenly across the job, and
 * not periodically, unlike rows of a picture or a grid. The draw is deterministic for a job.
 */
export function drawUnits(units: number, count: number): number[] {
  const drawn = new Set<number>();
  for (let nth = 0; drawn.size < Math.min(units, count); nth++)
    drawn.add(Math.floor(((nth * GOLDEN + 0.5) % 1) * units));
  return [...drawn];
}
