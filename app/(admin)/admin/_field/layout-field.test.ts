import fc from "fast-check";
import { expect, test } from "vitest";
import { LABEL_HEIGHT, lampAt, layOutField, placeOfLamp } from "./layout-field";

const counts = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 4 });
const width = fc.integer({ min: 240, max: 1_600 });
const sum = (list: number[]) => list.reduce((all, one) => all + one, 0);

test("every lamp has a place inside the field, and a press on its middle finds that very lamp", () => {
  fc.assert(
    fc.property(counts, width, (groups, wide) => {
      const layout = layOutField(groups, wide, 420);
      for (let lamp = 0; lamp < sum(groups); lamp++) {
        const place = placeOfLamp(layout, lamp);
        if (!place) throw new Error(`Lamp ${lamp} has no place`);
        expect(place.x).toBeGreaterThanOrEqual(0);
        expect(place.x + layout.size).toBeLessThanOrEqual(wide);
        expect(place.y + layout.size).toBeLessThanOrEqual(layout.height);
        expect(lampAt(layout, place.x + layout.size / 2, place.y + layout.size / 2)).toBe(lamp);
      }
    }),
    { numRuns: 40 },
  );
});

test("few lamps are large, many are small enough to fit, and too many for that are the smallest", () => {
  const few = layOutField([3], 1_100, 420);
  const many = layOutField([900, 300], 1_100, 420);
  const tooMany = layOutField([2_000], 300, 420);
  expect(few.size).toBe(72);
  expect(many.height).toBeLessThanOrEqual(420);
  expect(many.size).toBeLessThan(few.size);
  expect(tooMany.size).toBe(8);
});

test("groups stand side by side where they fit and below one another where they do not", () => {
  const wide = layOutField([3, 2], 1_100, 420);
  const narrow = layOutField([3, 2], 300, 420);
  expect(wide.groups.map(({ y }) => y)).toEqual([0, 0]);
  expect(narrow.groups[1]?.x).toBe(0);
  expect(narrow.groups[1]?.y).toBeGreaterThanOrEqual(LABEL_HEIGHT + narrow.size);
});

test("labels, gaps and the field's outside are no lamp, and an empty city has no lamps", () => {
  const layout = layOutField([3, 2], 1_100, 420);
  expect(lampAt(layout, 10, LABEL_HEIGHT - 1)).toBeUndefined();
  expect(lampAt(layout, 3 * layout.size + 1, LABEL_HEIGHT + 1)).toBeUndefined();
  expect(lampAt(layout, -1, LABEL_HEIGHT + 1)).toBeUndefined();
  expect(lampAt(layout, 5, 10_000)).toBeUndefined();
  expect(lampAt(layOutField([], 1_100, 420), 5, 60)).toBeUndefined();
});
