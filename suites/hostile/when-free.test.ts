import { expect, test } from "vitest";
import { type Look, whenFree } from "./when-free";

const STEP = 200;
const WALL = 4_000;
const READABLE = 4_600;
/** It starts with the unit; the page existed before. */
const worker = { process: 1, name: "Worker", from: STEP };

/** Samples from 0 to 12 s; each thread exists from one time on, and is busy until another. */
const watch = (...threads: { process: number; name: string; from?: number; until: number; share?: number }[]): Look[] =>
  Array.from({ length: 12_000 / STEP }, (_, at) => {
    const from = at * STEP;
    const shares = threads.flatMap(({ process, name, from: begins = 0, until, share = 0.9 }, id) => {
      if (from < begins) return [];
      return [[String(id), { process, name, share: from < until ? share : 0.02 }] as const];
    });
    return { from, to: from + STEP, threads: new Map(shares) };
  });
const freed = (looks: Look[]) => whenFree({ looks, readable: READABLE, wallMs: WALL }).freedMs;

test("a core is free when the thread that computed is idle", () => {
  expect(freed(watch({ ...worker, until: 4_400 }))).toBe(200);
  expect(freed(watch({ ...worker, until: 7_000 }))).toBe(2_800);
});

test("a core is never free while the thread goes on computing", () => {
  expect(freed(watch({ ...worker, until: 12_000 }))).toBeUndefined();
  expect(freed(watch({ ...worker, until: 12_000, share: 0.15 }))).toBeUndefined();
});

test("a hang that continues in a helper or in another worker is detected", () => {
  const ended = { ...worker, until: 4_200 };
  expect(freed(watch(ended, { process: 1, name: "Helper", from: 4_400, until: 6_600, share: 0.2 }))).toBe(2_400);
  expect(freed(watch(ended, { process: 2, name: "Worker", from: 4_600, until: 12_000 }))).toBeUndefined();
});

test("what existed before the unit is not a hang, whatever it uses", () => {
  const drawing = { process: 1, name: "Renderer", until: 12_000, share: 0.95 };
  const ourOwn = { process: 3, name: "Worker", until: 12_000, share: 0.2 };
  const looks = watch(drawing, { ...worker, until: 4_200, share: 0.3 }, ourOwn);
  expect(whenFree({ looks, readable: READABLE, wallMs: WALL })).toEqual({
    computed: "Worker",
    busiest: 0.3,
    freedMs: 0,
  });
});

test("a worker that was kept from an earlier unit is found by its CPU time", () => {
  expect(freed(watch({ ...worker, from: 0, until: 7_000 }))).toBe(3_000);
});

test("a unit that hits another limit is measured from its end", () => {
  const looks = watch({ ...worker, until: 2_000 });
  expect(whenFree({ looks, readable: 1_400, wallMs: WALL })).toEqual({
    computed: "Worker",
    busiest: 0.9,
    freedMs: 600,
  });
});

test("a core is not free before the sample that shows it", () => {
  expect(freed(watch({ ...worker, until: 4_200 }).filter(({ to }) => to <= READABLE + 1_000))).toBeUndefined();
});
