import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { body, exported, F64, func, I32, module, name, section } from "../core/metering/testing/assemble";
import { checkProgram } from "./check-program";
import type { ProgramCheck } from "./program-check";

const globins = new Uint8Array(readFileSync(new URL("../samples/globins/globins.wasm", import.meta.url)));
const text = (source: string) => new TextEncoder().encode(source);
const message = (check: ProgramCheck) => (check.kind === "refused" ? programFaultsInWords(check.faults) : "ok");
const wasi = (bytes: Uint8Array) => message(checkProgram("wasi", bytes));
const js = (source: string) => message(checkProgram("js", text(source)));

const START = [section(1, func([], [])), section(3, [0])];
const MEMORY = section(5, [0, 1]);
const CODE = section(10, body());
const command = (...imports: number[][]) =>
  module(
    section(1, func([], []), func([], [I32]), func([I32, I32, F64, I32], [I32])),
    ...(imports.length > 0 ? [section(2, ...imports)] : []),
    section(3, [0]),
    MEMORY,
    section(7, exported("_start", 0, imports.length), exported("memory", 2, 0)),
    CODE,
  );
const imported = (from: string, what: string, type = 0) => [...name(from), ...name(what), 0, type];
const WASI = "wasi_snapshot_preview1";

describe("a WASI program", () => {
  test("is metered and described", () => {
    const check = checkProgram("wasi", globins);
    expect(check.kind === "ok" && WebAssembly.validate(new Uint8Array(check.prepared))).toBe(true);
    expect(check.kind === "ok" && check.notes).toEqual([
      { kind: "command", functions: expect.any(Number), memoryMib: expect.any(Number) },
      { kind: "imports", names: expect.arrayContaining(["fd_write"]) },
    ]);
    expect(wasi(command(imported(WASI, "sched_yield", 1)))).toBe("ok");
  });

  test.each([
    [
      "a Linux program",
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0),
      /not a WebAssembly module: it begins with 7f 45 4c 46/,
    ],
    ["nothing", new Uint8Array(), /empty/],
    ["a component", Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0), /component.*wasip1/],
    [
      "foreign imports",
      command(imported("env", "emscripten_sleep"), imported("wasi_snapshot_preview1", "fd_flee")),
      /env\.emscripten_sleep, wasi_snapshot_preview1\.fd_flee/,
    ],
    [
      "a call that would be handed other values than it takes",
      command(imported(WASI, "sched_yield", 1), imported(WASI, "poll_oneoff", 2)),
      /imports wasi_snapshot_preview1\.poll_oneoff as \(i32, i32, f64, i32\) → \(i32\); in WASI preview 1 it is \(i32, i32, i32, i32\) → \(i32\)/,
    ],
    [
      "a call whose answer is left out",
      command(imported(WASI, "sched_yield", 0)),
      /sched_yield as \(\) → \(\); in WASI preview 1 it is \(\) → \(i32\)/,
    ],
    ["no _start", module(...START, MEMORY, section(7, exported("memory", 2, 0)), CODE), /no function `_start`/],
    ["no memory", module(...START, section(7, exported("_start", 0, 0)), CODE), /does not export its memory/],
    ["a 64-bit memory", module(section(5, [4, 1])), /wasm32/],
    ["a type error", module(...START, section(10, body(0x6a))), /broken: Compiling function #0 failed/],
    ["a cut", globins.subarray(0, 20_000), /cut short/],
  ])("that is %s is refused with what to do", (_, bytes, expected) => {
    expect(wasi(bytes)).toMatch(expected);
  });
});

describe("a JavaScript program", () => {
  test("may export its function under any name", () => {
    expect(js("const f = () => 1; export { f as default }")).toBe("ok");
  });

  test("with a syntax error is refused with line, column and the line itself", () => {
    expect(js("export default () => {\n  const x = ;\n}")).toMatch(/line 2, column 13.*const x = ;/);
  });

  test("without a default export, or in two files, is refused", () => {
    expect(js("export const f = 1")).toMatch(/no default export/);
    expect(js('import a from "lodash"; export * from "./b.js"; export default a')).toMatch(
      /"lodash", "\.\/b\.js".*bundle/,
    );
    expect(message(checkProgram("js", Uint8Array.of(0xff, 0xfe)))).toMatch(/not UTF-8/);
  });
});

describe("the operator **", () => {
  const program = (source: string) => {
    const check = checkProgram("js", text(source));
    if (check.kind === "refused") throw new Error(programFaultsInWords(check.faults));
    return new TextDecoder().decode(check.prepared);
  };
  /** The value of the expression after preparation, with a Math.pow that differs from the engine's. */
  const gives = (body: string): unknown => {
    const prepared = program(`export default () => { ${body} }`).replace("export default", "const unit =");
    const scope = { Math: { pow: (base: number, exponent: number) => `pow(${base},${exponent})` } };
    const pace = () => ({ look: () => 1_000 });
    return new Function("globalThis", "lamplighter$pace", `${prepared}; return unit();`)(scope, pace);
  };

  test("uses Math.pow for numbers and stays as it is for big integers", () => {
    expect(gives("return 2 ** 3")).toBe("pow(2,3)");
    expect(gives("return 2n ** 70n")).toBe(2n ** 70n);
    expect(gives('return "2" ** { valueOf: () => -0 }')).toBe("pow(2,0)");
    expect(() => gives("return 2n ** 1")).toThrow(TypeError);
  });

  test("keeps brackets, comments, order and lines", () => {
    expect(gives("return [((1) + 1) /* ** */ ** /* * */ (4), (2) ** (3)]")).toEqual(["pow(2,4)", "pow(2,3)"]);
    expect(gives("return 2 ** 3 ** 2")).toBe("pow(2,NaN)");
    expect(gives("let x = 5; const y = { z: [3] }; x **= 2; y.z[0] **= x === 'pow(5,2)' ? 1 : 0; return y.z[0]")).toBe(
      "pow(3,1)",
    );
    expect(gives("const said = []; const say = (n) => (said.push(n), n); say(1) ** say(2); return said")).toEqual([
      1, 2,
    ]);
    const lines = program("export default (x) =>\n  x // **\n  ** 2; // end").split("\n");
    expect(lines.slice(0, 3)).toEqual([
      expect.stringMatching(/export default \(x\) =>$/),
      expect.stringMatching(/x \/\/ \*\*$/),
      expect.stringMatching(/^ {2}, 2\).*; \/\/ end$/),
    ]);
  });

  test("on a computed member is refused with what to write", () => {
    expect(js("export default (a) => {\n  a[a.length++] **= 2;\n}")).toMatch(/line 2, column 3: \*\*= .*Math\.pow/);
  });
});
