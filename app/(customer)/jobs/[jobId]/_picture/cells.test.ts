import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { translatorIn } from "#app/_messages/translator-in.ts";
import { type CellsInWords, cellWords } from "./cell-words";
import { Fades } from "./fades";
import { cellOfPair, matrixLayout, matrixSide, pairAt, unitAt } from "./matrix-layout";
import { tileColumns, tilePixels, tilePlace } from "./tile-layout";
import { walkGrid } from "./walk-grid";

test("a cell says its units and what became of them, and calls nothing verified that nobody checked", () => {
  const wordsOf = (cell: number, of: CellsInWords) =>
    cellWords(translatorIn("en", "customer.jobPicture"), numbersIn("en"), cell, of);
  const one: CellsInWords = { cells: "wrafh", unitsPerCell: 1, units: 5, settled: "computed" };
  expect([0, 1, 2, 3, 4].map((cell) => wordsOf(cell, one))).toEqual([
    "Unit 0 waits",
    "Unit 1 is at a device now",
    "Unit 2 is computed",
    "Unit 3 failed",
    "Unit 4 is answered, to be confirmed",
  ]);
  const many: CellsInWords = { cells: "apf", unitsPerCell: 1_000, units: 2_500, settled: "verified" };
  expect([0, 1, 2].map((cell) => wordsOf(cell, many))).toEqual([
    "Units 0 to 999 are verified",
    "Units 1,000 to 1,999 are partly done",
    "Units 2,000 to 2,499 hold at least one that failed",
  ]);
});

test("arrow keys never leave the cells", () => {
  const key = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(key),
      (cells, columns, keys) => {
        let at = -1;
        for (const pressed of keys) at = walkGrid(at, pressed, columns, cells) ?? at;
        expect(at).toBeLessThan(cells);
      },
    ),
  );
  expect(walkGrid(4, "ArrowRight", 5, 10)).toBeUndefined();
  expect(walkGrid(4, "ArrowDown", 5, 10)).toBe(9);
});

describe("the matrix on the page", () => {
  test.each([280, 700, 1_100])("at %d pixels it fits, and every cell is found at its middle", (width) => {
    const layout = matrixLayout(45, 10, width);
    const { size, margin } = layout;
    expect(matrixSide(layout)).toBeLessThanOrEqual(width);
    expect(pairAt(layout, margin + 3.5 * size, 7.5 * size)).toEqual({ row: 7, column: 3 });
    expect(pairAt(layout, margin - 1, 0)).toBeUndefined();
  });

  test("labels are left out where they cannot be read", () => {
    expect(matrixLayout(45, 10, 280).margin).toBe(0);
    expect(matrixLayout(45, 10, 800).margin).toBeGreaterThan(0);
  });

  test("both cells of a pair lead to its unit, the diagonal to none", () => {
    expect(unitAt(cellOfPair({ row: 0, column: 2 }, 4), 4)).toBe(1);
    expect(unitAt(cellOfPair({ row: 2, column: 0 }, 4), 4)).toBe(1);
    expect(unitAt(cellOfPair({ row: 2, column: 2 }, 4), 4)).toBeUndefined();
  });
});

describe("tiles", () => {
  const picture = { kind: "tiles", width: 100, height: 60, tile: 40 } as const;

  test("lie row by row, the last of a row reaching past the edge", () => {
    expect(tileColumns(picture)).toBe(3);
    expect(tilePlace(4, picture)).toEqual({ x: 40, y: 40 });
  });

  test("become opaque pixels, or nothing when bytes are missing", () => {
    expect(tilePixels(new Uint8Array([1, 2, 3]), 1)).toEqual(new Uint8ClampedArray([1, 2, 3, 255]));
    expect(tilePixels(new Uint8Array(2), 1)).toBeUndefined();
  });
});

test("the light of a unit that is done fades, and is still where motion is not wanted", () => {
  const fades = new Fades();
  fades.follow("rr", 0, false);
  fades.follow("ar", 1_000, false);
  expect(fades.light(0, 1_000)).toBe(1);
  expect(fades.light(0, 1_200)).toBeCloseTo(0.5);
  expect(fades.light(1, 1_000)).toBe(0);
  expect(fades.light(0, 1_400)).toBe(0);
  expect(fades.moving).toBe(false);
  fades.follow("aa", 2_000, true);
  expect(fades.light(1, 2_000)).toBe(0);
});
