import { type District, isInside, type Point } from "#core/districts/district";

/** Between windows, on the map's plane. */
const APART = 17;
/** From a window's middle to the walls around it. */
const CORNERS = [
  [-6, -6],
  [6, -6],
  [6, 6],
  [-6, 6],
] as const;
/** The golden ratio's fraction: its multiples spread evenly over 0 to 1, so that any share of windows is spread as well. */
const SPREAD = 0.618_033_988_749_895;

/** Windows in an outline and which of them are lit, when a share of them is; the same for the same outline. */
export function layOutWindows(outline: District["outline"], share: number): { lit: Point[]; dark: Point[] } {
  const [left, right] = rangeOf(outline.map(([x]) => x));
  const [top, bottom] = rangeOf(outline.map(([, y]) => y));
  const windows = { lit: [] as Point[], dark: [] as Point[] };
  let number = 0;
  for (let y = Math.ceil(top / APART) * APART; y <= bottom; y += APART) {
    for (let x = Math.ceil(left / APART) * APART; x <= right; x += APART) {
      // Streets are not straight.
      const point: Point = [x + 3 * Math.sin(y), y + 3 * Math.cos(x)];
      if (!CORNERS.every(([dx, dy]) => isInside([point[0] + dx, point[1] + dy], outline))) continue;
      number += 1;
      windows[(number * SPREAD) % 1 < share ? "lit" : "dark"].push(point);
    }
  }
  return windows;
}

/** Where a name is written: the middle of the area. */
export function middleOf(outline: District["outline"]): Point {
  let [area, x, y] = [0, 0, 0];
  for (const [at, [bx, by]] of outline.entries()) {
    const [ax, ay] = outline.at(at - 1) ?? [bx, by];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (area === 0) return outline[0] ?? [0, 0];
  return [x / (3 * area), y / (3 * area)];
}

const rangeOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
