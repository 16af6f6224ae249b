import { expect, test } from "vitest";
import { layOutField } from "./layout-field";
import { walkField } from "./walk-field";

const layout = layOutField([3, 2], 1_100, 420);
const walk = (from: number | undefined, key: string) => walkField(layout, 5, from, key);

test("an arrow leads to the next lamp, also into the next group, and stays at the field's end", () => {
  expect(walk(0, "ArrowRight")).toBe(1);
  expect(walk(2, "ArrowRight")).toBe(3);
  expect(walk(3, "ArrowLeft")).toBe(2);
  expect(walk(4, "ArrowRight")).toBe(4);
  expect(walk(1, "ArrowUp")).toBe(1);
});

test("down leads to the lamp below", () => {
  const tall = layOutField([40], 400, 420);
  const columns = tall.groups[0]?.columns ?? 0;
  expect(walkField(tall, 40, 1, "ArrowDown")).toBe(1 + columns);
});

test("from nowhere the first lamp is reached; other keys and an empty field lead nowhere", () => {
  expect(walk(undefined, "ArrowLeft")).toBe(0);
  expect(walk(0, "Tab")).toBeUndefined();
  expect(walkField(layOutField([], 1_100, 420), 0, undefined, "ArrowRight")).toBeUndefined();
});
