import { z } from "zod";
import { faulty, form } from "../faulty";
import { LIMITS } from "../limits";
import type { InputFault } from "./input-fault";

/** Decimal places to which steps are rounded, so that 0.1 + 0.2 is 0.3. */
const DIGITS = 12;

const utf8 = new TextEncoder();

const Value = z.union([z.string().max(LIMITS.argChars), z.number(), z.boolean()]);

const Steps = z
  .strictObject({ from: z.number(), to: z.number(), step: z.number().positive().default(1) })
  .refine(({ from, to }) => to >= from, { ...faulty({ kind: "backward-range" }), path: ["to"] });

const Axis = z.union([z.array(Value).min(1).max(LIMITS.MAX_AXIS_VALUES), Steps], {
  error: 'an axis is a list of values, like [0.1, 0.5], or steps, like { "from": 1, "to": 10 }',
});
export type GridAxis = z.infer<typeof Axis>;

const AxisName = z.string().regex(...form(/^[A-Za-z]\w{0,39}$/, { kind: "axis-name" }));

/** Every combination of values of the axes is a unit; the last axis changes fastest. */
export const ParameterGrid = z
  .strictObject({
    kind: z.literal("grid"),
    axes: z.record(AxisName, Axis),
    seeds: z.int().min(1).optional().describe("So many units for each combination, with a field `seed` from 1."),
  })
  .superRefine(({ axes, seeds }, { addIssue }) => {
    const names = Object.keys(axes);
    const refuse = (path: string, fault: InputFault) => addIssue({ code: "custom", path: [path], ...faulty(fault) });
    if (names.length === 0) refuse("axes", { kind: "no-axis" });
    if (names.length > LIMITS.MAX_GRID_AXES) refuse("axes", { kind: "too-many-axes", max: LIMITS.MAX_GRID_AXES });
    if (seeds !== undefined && names.includes("seed")) refuse("seeds", { kind: "seed-twice" });
  });
export type ParameterGrid = z.infer<typeof ParameterGrid>;

/** How many values an axis has. */
const lengthOf = (axis: GridAxis): number =>
  Array.isArray(axis) ? axis.length : Math.floor((axis.to - axis.from) / axis.step + 1e-9) + 1;

const valueAt = (axis: GridAxis, at: number) =>
  Array.isArray(axis) ? axis[at] : Number((axis.from + at * axis.step).toPrecision(DIGITS));

/** The sizes of the axes, the seeds last. */
export function gridSizes({ axes, seeds }: ParameterGrid): number[] {
  return [...Object.values(axes).map(lengthOf), ...(seeds === undefined ? [] : [seeds])];
}

export const gridUnits = (grid: ParameterGrid): number => gridSizes(grid).reduce((product, size) => product * size, 1);

/** The unit's line, computed from its number: grids are never stored. */
export function gridLine({ axes, seeds }: ParameterGrid, unit: number): string {
  const fields: [string, unknown][] = [];
  let rest = unit;
  if (seeds !== undefined) {
    fields.push(["seed", (rest % seeds) + 1]);
    rest = Math.floor(rest / seeds);
  }
  for (const [name, axis] of Object.entries(axes).reverse()) {
    const length = lengthOf(axis);
    fields.push([name, valueAt(axis, rest % length)]);
    rest = Math.floor(rest / length);
  }
  return JSON.stringify(Object.fromEntries(fields.reverse()));
}

/** The length of the longest line. */
export function longestGridLine({ axes, seeds }: ParameterGrid): number {
  const texts = Object.entries(axes).map(([name, axis]) => {
    const longest = Array.isArray(axis)
      ? axis.reduce((max: number, value) => Math.max(max, utf8.encode(JSON.stringify(value)).length), 0)
      : DIGITS + 10;
    return name.length + longest + 4;
  });
  return texts.reduce((sum, bytes) => sum + bytes, 2) + (seeds === undefined ? 0 : 25);
}
