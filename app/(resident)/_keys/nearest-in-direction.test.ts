import { expect, test } from "vitest";
import { nearestInDirection } from "./nearest-in-direction";

const box = (left: number, top: number, width = 10, height = 10) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const grid = [box(0, 0), box(20, 0), box(0, 20), box(20, 20)];

test("an arrow goes to the neighbour on that side", () => {
  const from = box(0, 0);
  expect(nearestInDirection(from, grid, "right")).toBe(1);
  expect(nearestInDirection(from, grid, "down")).toBe(2);
  expect(nearestInDirection(box(20, 20), grid, "left")).toBe(2);
  expect(nearestInDirection(box(20, 20), grid, "up")).toBe(1);
});

test("at the edge there is nowhere to go", () => {
  expect(nearestInDirection(box(0, 0), grid, "up")).toBeUndefined();
  expect(nearestInDirection(box(0, 0), [], "down")).toBeUndefined();
});

test("straight on wins over nearer but aside", () => {
  expect(nearestInDirection(box(0, 0, 100), [box(300, 15), box(40, 90)], "down")).toBe(1);
});
