import { describe, expect, test } from "vitest";
import { layOutStreet, MAX_PANES, type Pane, STREET_HEIGHT, STREET_WIDTH } from "./lay-out-street";

const EVERY_SIZE = Array.from({ length: MAX_PANES }, (_, at) => at + 1);
const overlap = (a: Pane, b: Pane) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(EVERY_SIZE)("a street for %d cores", (cores) => {
  const { panes, houses, width, height } = layOutStreet(cores);

  test("has a window for each", () => expect(panes).toHaveLength(cores));

  test("fits the scene", () => {
    expect(width).toBeLessThanOrEqual(STREET_WIDTH + 1e-9);
    expect(height).toBeLessThanOrEqual(STREET_HEIGHT + 1e-9);
    for (const pane of panes) {
      expect(pane.x).toBeGreaterThan(-width / 2);
      expect(pane.x + pane.width).toBeLessThan(width / 2);
      expect(pane.y).toBeGreaterThan(-height);
      expect(pane.y + pane.height).toBeLessThan(0);
    }
  });

  test("puts no window on another or on a door", () => {
    const doors = houses.map(({ door }) => ({ ...door, y: -door.height, arched: false }));
    const boxes = [...panes, ...doors];
    const clashes = boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlap(box, other)));
    expect(clashes).toEqual([]);
  });
});

test("more cores than windows, or a nonsense number, still give a house", () => {
  expect(layOutStreet(128).panes).toHaveLength(MAX_PANES);
  expect(layOutStreet(0).panes).toHaveLength(1);
});

test("lower floors come first, so that the last windows are the ones under the roof", () => {
  const { panes } = layOutStreet(12);
  expect(Math.max(...panes.slice(-5).map((pane) => pane.y))).toBeLessThan(panes[0]?.y ?? 0);
});

test("windows stay large enough to see: 64 of them are over a third of a cottage's", () => {
  expect(layOutStreet(64).scale).toBeGreaterThan(layOutStreet(4).scale * 0.35);
});
