import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mixColours, rampColour, readHex } from "./colour-ramp";
import { fetchRuns } from "./fetch-runs";
import { pairOfUnit, pairsOf, unitOfCell } from "./matrix-pairs";
import { cellAt, mosaicLayout } from "./mosaic-layout";
import { settleCells } from "./settle-cells";
import { fieldOf, scaleEnd, significance } from "./significance";

describe("the matrix", () => {
  test("counts pairs row by row", () => {
    const pairs = Array.from({ length: pairsOf(4) }, (_, unit) => pairOfUnit(unit, 4));
    expect(pairs.map(({ row, column }) => `${row}${column}`)).toEqual(["01", "02", "03", "12", "13", "23"]);
  });

  test("every unit lies in two cells, mirrored at the diagonal, and none on it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.nat(), (labels, seed) => {
        const unit = seed % pairsOf(labels);
        const { row, column } = pairOfUnit(unit, labels);
        expect(row).toBeLessThan(column);
        expect(unitOfCell(row, column, labels)).toBe(unit);
        expect(unitOfCell(column, row, labels)).toBe(unit);
        expect(unitOfCell(row, row, labels)).toBeUndefined();
      }),
    );
  });
});

describe("the mosaic", () => {
  test("fits every number of cells, and each cell is found at its own middle", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 256, max: 1400 }),
        fc.nat(),
        (cells, width, seed) => {
          const layout = mosaicLayout(cells, width, 480);
          const { columns, rows, size } = layout;
          expect(columns * size).toBeLessThanOrEqual(width);
          expect(rows * size).toBeLessThanOrEqual(480);
          expect(rows * columns).toBeGreaterThanOrEqual(cells);
          const cell = seed % cells;
          const middle = [((cell % columns) + 0.5) * size, (Math.floor(cell / columns) + 0.5) * size] as const;
          expect(cellAt(layout, cells, ...middle)).toBe(cell);
          expect(cellAt(layout, cells, columns * size + 1, 1)).toBeUndefined();
        },
      ),
    );
  });

  test("settled units change their letters and no others", () => {
    expect(settleCells("wrrww", { agreed: [1, 9], failed: [2] })).toBe("wafww");
  });
});

describe("colours", () => {
  test("are mixed channel by channel", () => {
    expect(readHex("#fff")).toEqual([255, 255, 255]);
    expect(mixColours("#000000", "#ffffff", 0.5)).toBe("rgb(128 128 128)");
  });

  test("a ramp begins, turns and ends at its stops", () => {
    const at = (share: number) => rampColour(["#000000", "#ff0000", "#ffffff"], share);
    expect([at(-1), at(0.5), at(2)]).toEqual(["rgb(0 0 0)", "rgb(255 0 0)", "rgb(255 255 255)"]);
  });
});

describe("significance", () => {
  test("is the number of zeros", () => {
    expect([1, 0.001, 0, 50, -1, "x", undefined].map(significance)).toEqual([
      0,
      3,
      324,
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is read from a field of JSON, and from nothing else", () => {
    expect(fieldOf('{"evalue":1e-9}\n', "evalue")).toBe(1e-9);
    expect(["not json", "3", null].map((text) => fieldOf(text, "evalue"))).toEqual([undefined, undefined, undefined]);
  });

  test("ends its scale at a round number that a few outliers do not move", () => {
    expect(scaleEnd([])).toBe(1);
    expect(scaleEnd([...Array(99).fill(17), 300])).toBe(20);
  });
});

describe("fetchRuns", () => {
  test("joins neighbours and splits where it is far or long", () => {
    expect(fetchRuns([7, 5, 6, 9, 40], { gap: 3, max: 100 })).toEqual([
      { after: 4, limit: 5 },
      { after: 39, limit: 1 },
    ]);
    expect(fetchRuns([0, 1, 2, 3], { gap: 3, max: 3 })).toEqual([
      { after: -1, limit: 3 },
      { after: 2, limit: 1 },
    ]);
  });

  test("covers every unit", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5_000)), (units) => {
        const runs = fetchRuns(units, { gap: 20, max: 1_000 });
        for (const unit of units)
          expect(runs.some(({ after, limit }) => unit > after && unit <= after + limit)).toBe(true);
      }),
    );
  });
});
