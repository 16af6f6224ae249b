import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import { LIMITS } from "#protocol/limits";
import { gridLine, gridUnits, longestGridLine, ParameterGrid } from "#protocol/manifest/parameter-grid";
import type { BlobStore } from "../storage/blob-store";
import { createDiskBlobStore } from "../storage/disk-blob-store";
import { planUnits } from "./plan-units";
import { readLines } from "./read-lines";

let folder: string;
let blobs: BlobStore;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-grids-"));
  blobs = await createDiskBlobStore(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const grid = (axes: unknown, seeds?: number) =>
  ParameterGrid.parse({ kind: "grid", axes, ...(seeds === undefined ? {} : { seeds }) });

test("every combination is a unit, the last axis and then the seeds changing fastest", () => {
  const three = grid({ model: ["small", "large"], alpha: { from: 0.1, to: 0.3, step: 0.1 } }, 2);
  const lines = Array.from({ length: gridUnits(three) }, (_, unit) => JSON.parse(gridLine(three, unit)));
  expect(lines).toHaveLength(12);
  expect(lines.slice(0, 4)).toEqual([
    { model: "small", alpha: 0.1, seed: 1 },
    { model: "small", alpha: 0.1, seed: 2 },
    { model: "small", alpha: 0.2, seed: 1 },
    { model: "small", alpha: 0.2, seed: 2 },
  ]);
  expect(lines.at(-1)).toEqual({ model: "large", alpha: 0.3, seed: 2 });
});

test("no two units of a grid are alike, and no line is longer than computed", () => {
  const axis = fc.oneof(
    fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1, maxLength: 5 }),
    fc.record({ from: fc.integer({ min: -5, max: 5 }), to: fc.integer({ min: 5, max: 9 }), step: fc.constant(0.7) }),
  );
  const axes = fc.dictionary(fc.constantFrom("a", "b", "c"), axis, { minKeys: 1 });
  fc.assert(
    fc.property(axes, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), (axes, seeds) => {
      const any = grid(axes, seeds);
      const lines = Array.from({ length: gridUnits(any) }, (_, unit) => gridLine(any, unit));
      expect(new Set(lines).size).toBe(lines.length);
      const longest = Math.max(...lines.map((line) => Buffer.byteLength(line) + 1));
      expect(longest).toBeLessThanOrEqual(longestGridLine(any));
    }),
  );
});

test("ten million units take a few bytes, and any block can be read without the others", async () => {
  const ten = grid({ a: { from: 1, to: 1_000 }, b: { from: 1, to: 10_000 } });
  const outcome = await planUnits(blobs, ten);
  if (outcome.kind !== "planned") throw new Error(jobFaultInWords(outcome.fault));
  const { units, unitsBlob = "", blocks } = outcome.plan;
  expect(units).toBe(10_000_000);
  expect(blocks).toEqual({ alike: true, unitsPerBlock: 1_000 });
  expect(await blobs.size(unitsBlob)).toBeLessThan(200);
  const place = { firstUnit: 9_999_000, count: 1_000, byteOffset: 0n, byteLength: 0 };
  const lines = await readLines(blobs, unitsBlob, place);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([1_000, '{"a":1000,"b":9001}', '{"a":1000,"b":10000}']);
});

test("blocks of long lines are smaller", async () => {
  const outcome = await planUnits(blobs, grid({ text: ["x".repeat(4_000), "y"], n: { from: 1, to: 999 } }));
  const blocks = outcome.kind === "planned" && !Array.isArray(outcome.plan.blocks) && outcome.plan.blocks;
  if (!blocks) throw new Error("was not planned");
  expect(blocks.unitsPerBlock * 4_000).toBeLessThanOrEqual(LIMITS.blockInputBytes);
});

test("a grid of a thousand million is refused with its size, before any of it is expanded", async () => {
  const side = { from: 1, to: 1_000 };
  const outcome = await planUnits(blobs, grid({ a: side, b: side, c: side }));
  expect(outcome).toMatchObject({ kind: "refused", path: "inputs.axes" });
  expect(outcome.kind === "refused" && jobFaultInWords(outcome.fault)).toBe(
    "This grid has 1,000 × 1,000 × 1,000 = 1,000,000,000 units; a job may have 10,000,000. Take larger steps or fewer axes, or do more in each unit.",
  );
  const huge = grid({ a: { from: 0, to: 1e300, step: 1e-300 } }, 2 ** 53 - 1);
  expect(await planUnits(blobs, huge)).toMatchObject({ kind: "refused" });
});

test.each([
  [{}, "name at least one axis"],
  [{ a: "1..3" }, "an axis is a list of values"],
  [{ "no way": [1] }, "the name of an axis is a letter"],
  [{ a: [] }, "Too small"],
  [{ a: { from: 2, to: 1 } }, "must not be smaller"],
  [{ a: { from: 0, to: 1, step: 0 } }, "Too small"],
  [{ seed: [1] }, "there is an axis called seed already"],
])("%j is refused", (axes, message) => {
  const { error } = ParameterGrid.safeParse({ kind: "grid", axes, seeds: 3 });
  expect(JSON.stringify(error?.issues)).toContain(message);
});
