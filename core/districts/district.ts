export type Point = readonly [x: number, y: number];

/** A part of the city on its map, as its admins list it. */
export interface District {
  id: string;
  name: { en: string; fr: string };
  /** On a plane that is `MAP.width` wide and `MAP.height` high, from its upper left; the last point joins the first. */
  outline: readonly Point[];
}

export const MAP = { width: 1_000, height: 600 } as const;

/** Whether a point lies inside a closed outline. */
export function isInside([x, y]: Point, outline: readonly Point[]): boolean {
  let inside = false;
  for (const [at, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline.at(at - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
