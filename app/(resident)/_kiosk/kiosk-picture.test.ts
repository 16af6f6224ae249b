import fc from "fast-check";
import { expect, test } from "vitest";
import { driftAt } from "./drift";
import { layOutCity } from "./lay-out-city";
import { lightCity } from "./light-city";

const side = fc.integer({ min: 200, max: 4_000 });

test("every screen has a town, and no window's glow reaches another", () =>
  fc.assert(
    fc.property(side, side, (width, height) => {
      const { windows, windowWidth, windowHeight, glow } = layOutCity(width, height);
      expect(windows.length).toBeGreaterThan(20);
      const rows = new Map<number, number[]>();
      for (const { x, y } of windows) rows.set(y, [...(rows.get(y) ?? []), x]);
      for (const xs of rows.values()) {
        xs.sort((a, b) => a - b);
        for (const [at, x] of xs.entries())
          if (at > 0) expect(x - (xs[at - 1] as number)).toBeGreaterThanOrEqual(windowWidth + 2 * glow);
      }
      expect(windowHeight).toBeGreaterThan(windowWidth);
    }),
    { numRuns: 30 },
  ));

test("the same screen has the same town, so that nothing moves when it is drawn anew", () => {
  expect(layOutCity(1_920, 540)).toEqual(layOutCity(1_920, 540));
});

test("a window for each core, until there are more cores than windows", () => {
  expect(lightCity(0, 800)).toEqual({ lit: 0, coresPerWindow: 1 });
  expect(lightCity(3, 800)).toEqual({ lit: 3, coresPerWindow: 1 });
  expect(lightCity(800, 800)).toEqual({ lit: 800, coresPerWindow: 1 });
  expect(lightCity(801, 800)).toEqual({ lit: 401, coresPerWindow: 2 });
  expect(lightCity(100_000, 800)).toEqual({ lit: 500, coresPerWindow: 200 });
});

test("never more light than there is, and none where there is some", () =>
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 5_000 }), (cores, windows) => {
      const { lit, coresPerWindow } = lightCity(cores, windows);
      expect(lit).toBeLessThanOrEqual(windows);
      expect(lit * coresPerWindow).toBeGreaterThanOrEqual(cores);
      expect((lit - 1) * coresPerWindow).toBeLessThan(Math.max(1, cores));
    }),
  ));

test("the picture wanders over its whole room in an hour, and jumps at no minute", () => {
  const minutes = Array.from({ length: 1_441 }, (_, minute) => driftAt(minute * 60_000));
  for (const way of ["x", "y"] as const) {
    const places = minutes.map((place) => place[way]);
    expect(Math.max(...places.slice(0, 60))).toBeGreaterThan(0.95);
    expect(Math.min(...places.slice(0, 60))).toBeLessThan(-0.95);
    for (const [at, place] of places.entries())
      if (at > 0) expect(Math.abs(place - (places[at - 1] as number))).toBeLessThan(0.25);
  }
  expect(driftAt(59_999)).toEqual(driftAt(0));
});
