export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Direction = "up" | "down" | "left" | "right";

/** Being off to the side counts double: the eye goes straight on first. */
const ASIDE = 2;

/** The place among `boxes` of the nearest one that lies in the direction from `from`; undefined when there is none. */
export function nearestInDirection(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  let best: number | undefined;
  let min = Number.POSITIVE_INFINITY;
  for (const [at, box] of boxes.entries()) {
    const away = distanceAhead(from, box, direction);
    if (away <= 0) continue;
    const cost = away + ASIDE * distanceAside(from, box, direction);
    if (cost >= min) continue;
    best = at;
    min = cost;
  }
  return best;
}

function distanceAhead(from: Box, to: Box, direction: Direction): number {
  switch (direction) {
    case "up":
      return middle(from.top, from.bottom) - middle(to.top, to.bottom);
    case "down":
      return middle(to.top, to.bottom) - middle(from.top, from.bottom);
    case "left":
      return middle(from.left, from.right) - middle(to.left, to.right);
    case "right":
      return middle(to.left, to.right) - middle(from.left, from.right);
    default:
      throw new Error(`Unhandled direction: ${direction satisfies never}`);
  }
}

function distanceAside(from: Box, to: Box, direction: Direction): number {
  return direction === "up" || direction === "down"
    ? gap(from.left, from.right, to.left, to.right)
    : gap(from.top, from.bottom, to.top, to.bottom);
}

const middle = (a: number, b: number) => (a + b) / 2;
const gap = (fromStart: number, fromEnd: number, toStart: number, toEnd: number) =>
  Math.max(0, toStart - fromEnd, fromStart - toEnd);
