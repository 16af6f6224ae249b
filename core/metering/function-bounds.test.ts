import { expect, test } from "vitest";
import { meterModule } from "./meter-module";
import { MODULE_BOUNDS } from "./module-bounds";
import { func, I32, leb, module, section, sized } from "./testing/assemble";

const {
  MAX_NESTED_BLOCKS,
  MAX_FUNCTION_BLOCKS,
  MAX_FUNCTION_BYTES,
  MAX_FUNCTION_LOCALS,
  MAX_FUNCTION_BRANCHES,
  MAX_MODULE_TYPES,
  MAX_TYPE_VALUES,
} = MODULE_BOUNDS;

const outcomeOf = (bytes: Uint8Array) => {
  const outcome = meterModule(bytes, { maxPages: 1 });
  return outcome.kind === "refused" ? outcome.message : outcome.kind;
};

const repeated = (count: number, ...bytes: number[]) => Array.from({ length: count }, () => bytes).flat();

/** One function with so many locals and this code. */
const withCode = (code: number[], locals = 0) => {
  const content = [...(locals > 0 ? [1, ...leb(locals), I32] : [0]), ...code, 0x0b];
  return module(section(1, func([], [])), section(3, [0]), [10, ...sized([1, ...sized(content)])]);
};
const withType = (values: number) => module([1, ...sized([1, 0x60, ...leb(values), ...repeated(values, I32), 0])]);

const nested = (depth: number) => withCode([...repeated(depth, 2, 0x40), ...repeated(depth, 0x0b)]);
const flat = (count: number) => withCode(repeated(count, 2, 0x40, 0x0b));
const table = (labels: number) => withCode([0x41, 0, 0x0e, ...leb(labels), ...repeated(labels + 1, 0)]);
const calls = (count: number) => withCode(repeated(count, 0x10, 0), MAX_FUNCTION_LOCALS);

test.each([
  ["blocks within each other", nested(MAX_NESTED_BLOCKS), nested(MAX_NESTED_BLOCKS + 1), /within each other/],
  ["blocks", flat(MAX_FUNCTION_BLOCKS), flat(MAX_FUNCTION_BLOCKS + 1), /too many blocks/],
  [
    "bytes",
    withCode(repeated(MAX_FUNCTION_BYTES - 2, 1)),
    withCode(repeated(MAX_FUNCTION_BYTES - 1, 1)),
    /has 2097153 bytes/,
  ],
  ["locals", withCode([], MAX_FUNCTION_LOCALS), withCode([], MAX_FUNCTION_LOCALS + 1), /has 20001 locals/],
  ["labels", table(MAX_FUNCTION_BRANCHES), table(MAX_FUNCTION_BRANCHES + 1), /too large branch tables/],
  ["calls that all locals live through", calls(500), calls(501), /too many blocks and calls for its 20000 locals/],
  [
    "types",
    module(section(1, ...repeated(MAX_MODULE_TYPES, 0).map(() => func([], [])))),
    module(section(1, ...repeated(MAX_MODULE_TYPES + 1, 0).map(() => func([], [])))),
    /50001 types/,
  ],
  ["values of a type", withType(MAX_TYPE_VALUES), withType(MAX_TYPE_VALUES + 1), /1001 values in one type/],
])("the most %s pass, and one more does not", (_, max, more, message) => {
  expect(outcomeOf(max)).toBe("metered");
  expect(outcomeOf(more)).toMatch(message);
});
