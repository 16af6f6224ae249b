import { type FieldLayout, placeOfLamp } from "./layout-field";

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The lamp that an arrow key leads to: the nearest one that way, also in the next group. From nowhere it is the first. */
export function walkField(
  layout: FieldLayout,
  lamps: number,
  from: number | undefined,
  key: string,
): number | undefined {
  const step = STEPS[key];
  if (!step || lamps === 0) return undefined;
  const here = from === undefined ? undefined : placeOfLamp(layout, from);
  if (!here) return 0;
  let best: { lamp: number; cost: number } | undefined;
  for (let lamp = 0; lamp < lamps; lamp++) {
    const there = placeOfLamp(layout, lamp);
    if (!there) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * step[0] + dy * step[1];
    if (ahead <= 0) continue;
    const cost = ahead + 3 * Math.abs(dx * step[1] + dy * step[0]);
    if (!best || cost < best.cost) best = { lamp, cost };
  }
  return best?.lamp ?? from;
}
