import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { UnitCall } from "#core/jobs/unit-call";
import { decodeOutput } from "#core/units/output";
import type { ProgramResult } from "#protocol/devices/local-result";
import { GIVEN_NAMES, KEPT_NAMES } from "#protocol/programs/realm-names";
import { type LocalRunner, type LocalSpec, openLocalRunner } from "./local-runner";

const probe = new Uint8Array(readFileSync(new URL("../../workers/sandbox/testing/probe.wasm", import.meta.url)));
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const LIMITS = { fuel: 500_000_000, wallMs: 60_000, memoryMib: 16, outputBytes: 100_000 };
const open: LocalRunner[] = [];

afterEach(() => {
  for (const runner of open.splice(0)) runner.close();
});

function openProgram(
  runtime: "js" | "wasi",
  program: Uint8Array,
  limits: Partial<LocalSpec["limits"]> = {},
): LocalRunner {
  const spec: LocalSpec = { runtime, outputs: [], okExitCodes: [0], limits: { ...LIMITS, ...limits } };
  const shared = [{ path: "shared.txt", bytes: encode("all units see this") }];
  const opened = openLocalRunner({ spec, program, shared, readBlob: async () => encode("a blob") });
  if (opened.kind === "refused") throw new Error(opened.message);
  open.push(opened.runner);
  return opened.runner;
}

const js = (text: string, limits?: Partial<LocalSpec["limits"]>) => openProgram("js", encode(text), limits);
const call = (changes: Partial<UnitCall> = {}): UnitCall => ({
  args: [],
  stdin: { kind: "none" },
  files: [],
  value: { kind: "json", json: null },
  ...changes,
});

/** The unit's output as text with its type, or the failure. */
function said(outcome: ProgramResult): string {
  if (outcome.kind === "failed") return `${outcome.reason}: ${outcome.message}`;
  const output = decodeOutput(outcome.bytes, decode);
  return `${output?.type ?? "wasi"} ${decode(output?.parts[0]?.bytes ?? new Uint8Array())}`;
}

const result = async (text: string, changes?: Partial<UnitCall>) => said(await js(text).run(0, call(changes)));

describe("a JavaScript unit", () => {
  test("gets its input and its context, and returns JSON, text or bytes", async () => {
    const value = { kind: "json", json: { a: [1, "é"] } } as const;
    expect(await result("export default (input) => input", { value })).toBe('json {"a":[1,"é"]}');
    expect(
      await result("export default async (input, ctx) => ctx.args.join('+') + ctx.unit", { args: ["x", "y"] }),
    ).toBe("text x+y0");
    expect(await result("export default () => new Uint16Array([0x6968]).buffer")).toBe("bytes hi");
    expect(await result("export default (_, ctx) => ctx.file('shared.txt')")).toBe("bytes all units see this");
    expect(await result("export default (input) => input", { value: { kind: "blob", hash: "h", bytes: 6 } })).toBe(
      "bytes a blob",
    );
    expect(await result("export default (_, ctx) => ctx.paths")).toBe('json ["shared.txt"]');
  });

  test("keeps its module's state from one unit to the next, and starts each with the same clock and randomness", async () => {
    const runner = js("let n = 0; export default (_, ctx) => [n++, Date.now(), Math.random(), performance.now()]");
    const units = [];
    for (const unit of [5, 6, 5]) units.push(JSON.parse(said(await runner.run(unit, call())).slice(5)));
    expect(units.map(([n]) => n)).toEqual([0, 1, 2]);
    expect(units[0].slice(1)).toEqual(units[2].slice(1));
    expect(units[1][1]).toBe(1_767_225_600_000);
    expect(units[1][2]).not.toBe(units[0][2]);
  });

  test("finds nothing of the machine in its global scope", async () => {
    const names = `["process","Buffer","fetch","setTimeout","require","Intl","WeakRef","SharedArrayBuffer","Atomics",
      "crypto","navigator","Worker","MessageChannel","BroadcastChannel","URL","eval","postMessage","importScripts"]`;
    expect(await result(`export default () => ${names}.filter((name) => globalThis[name] !== undefined)`)).toBe(
      "json []",
    );
  });

  test("sees dates in UTC and no locale", async () => {
    const text = `export default () => [String(new Date(0)), new Date(2020, 1, 29, 13).toISOString(), new Date("2020-01-01T00:00").getTime(),
      new Date("tomorrow").getTime(), new Date(0).getHours(), (1234.5).toLocaleString("de"), new Date(0).toLocaleString(), "a".localeCompare("B"),
      new Date(new Date(5e11).toString()).getTime(), Date.length, new Date(2019, 0).getTimezoneOffset(), Date() === new Date(Date.parse(Date())).toString()]`;
    expect(JSON.parse((await result(text)).slice(5))).toEqual([
      "Thu Jan 01 1970 00:00:00 GMT+0000",
      "2020-02-29T13:00:00.000Z",
      1_577_836_800_000,
      null,
      0,
      "1234.5",
      "1970-01-01 00:00:00",
      1,
      500_000_000_000,
      7,
      0,
      true,
    ]);
  });

  test("computes with musl's Math, as the standard defines it", async () => {
    const text = `export default () => [Math.sin(1e22), Math.pow(2, 0.5), Math.hypot(3, 4, 12), Math.pow(1, Infinity), Math.hypot(), Math.hypot(NaN, Infinity),
      Math.cbrt(27), Math.atan2(-0, -1), Object.keys(Math).length, Math.max(1, 2), Math.exp("1"), Math.sin.name]`;
    expect(JSON.parse((await result(text)).slice(5))).toEqual([
      -0.8522008497671888,
      Math.SQRT2,
      13,
      null,
      0,
      null,
      3,
      -Math.PI,
      0,
      2,
      Math.E,
      "sin",
    ]);
  });

  test("may log, also with console", async () => {
    const outcome = await js(
      "export default (_, ctx) => { ctx.log('a', 1, { b: 2 }); console.error('c'); return 0 }",
    ).run(0, call());
    expect(outcome.stderr).toBe('a 1 {"b":2}\nc\n');
  });

  test("that fails reports its own error", async () => {
    expect(await result("export default () => { throw new TypeError('bad input') }")).toMatch(
      /^error: TypeError: bad input\n\s+at .*program:1:/,
    );
    expect(await result("export default async () => { throw 7 }")).toBe("error: Uncaught 7");
    expect(await result("export default () => {}")).toBe("error: no-output");
    expect(await result("export default 1")).toBe("error: no-function");
    expect(await result("throw new Error('at load'); export default 1")).toMatch(/^error: Error: at load/);
    expect(await result("export default () => 'x'.repeat(200000)")).toMatch(/^output: /);
    expect(await result("export default () => { const a = () => a() + 1; return a() }")).toMatch(/^error: RangeError/);
  });

  test("gives floats whose NaN is the same on every processor", async () => {
    const text =
      "export default () => { const f = new Float64Array(1); new BigUint64Array(f.buffer)[0] = 0xfff8000000000123n; return f }";
    const outcome = await js(text).run(0, call());
    const parts = outcome.kind === "output" ? decodeOutput(outcome.bytes, decode)?.parts : undefined;
    expect([...(parts?.[0]?.bytes ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
  });
});

test("the NaNs of a script's WebAssembly, and those that it writes with a DataView, have the canonical bits", async () => {
  // (func (export "f") (param f64) (result i64) local.get 0  local.get 0  f64.div  i64.reinterpret_f64)
  const divide = "0,97,115,109,1,0,0,0,1,6,1,96,1,124,1,126,3,2,1,0,7,5,1,1,102,0,0,10,10,1,8,0,32,0,32,0,163,189,11";
  const text = `const bytes = Uint8Array.of(${divide}), module = new WebAssembly.Module(bytes), hex = (bits) => BigInt.asUintN(64, bits).toString(16);
    export default async (zero) => {
      const instances = [new WebAssembly.Instance(module), (await WebAssembly.instantiate(bytes.buffer)).instance,
        await WebAssembly.instantiate(await WebAssembly.compile(new DataView(bytes.buffer)))];
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, zero / zero);
      const refused = await WebAssembly.compile(bytes.subarray(0, 20)).catch((error) => error instanceof WebAssembly.CompileError);
      return [...instances.map(({ exports }) => hex(exports.f(zero))), hex(view.getBigUint64(0)), refused,
        WebAssembly.validate(bytes), WebAssembly.validate(bytes.subarray(0, 20)), module instanceof WebAssembly.Module, module.constructor === WebAssembly.Module];
    }`;
  const nan = "7ff8000000000000";
  const zero = { kind: "json", json: 0 } as const;
  expect(JSON.parse((await result(text, { value: zero })).slice(5))).toEqual([
    nan,
    nan,
    nan,
    nan,
    true,
    true,
    false,
    true,
    true,
  ]);
});

describe("a hostile JavaScript unit", () => {
  test("that changes every prototype it can reach still gives one plain answer", async () => {
    const spoil = `
      const seen = [];
      for (const owner of [Object, Array, Uint8Array, Object.getPrototypeOf(Uint8Array), Promise, String, Function, Map, ArrayBuffer, JSON, Reflect]) {
        const target = owner.prototype ?? owner;
        for (const key of Reflect.ownKeys(target)) {
          const found = Object.getOwnPropertyDescriptor(target, key);
          if (key === "constructor" || typeof found.value !== "function") continue;
          const plain = found.value;
          try { Object.defineProperty(target, key, { value(...values) { if (values.some((value) => value?.postMessage) || this?.postMessage) seen.push(String(key)); return Reflect.apply === plain ? plain(...values) : plain.call(this, ...values) } }) } catch {}
        }
      }`;
    const text = `${spoil}; export default () => seen.length === 0 ? "clean" : seen.join()`;
    expect(await result(text)).toMatch(/^(text clean|error: |output: )/);
  });

  test("that puts setters on Object.prototype and Array.prototype intercepts nothing", async () => {
    const text = `const heard = [];
      for (const key of ["op", "unit", "bytes", "stderr", "port", "transfer", "0", "1"])
        for (const target of [Object.prototype, Array.prototype])
          Object.defineProperty(target, key, { configurable: true, set(value) { heard.push(key) }, get() { heard.push("get " + key); return undefined } });
      export default (_, ctx) => ctx.unit === 1 ? heard.length : "first"`;
    const runner = js(text);
    expect(said(await runner.run(0, call()))).toBe("text first");
    expect(said(await runner.run(1, call({ args: [] })))).toBe("json 0");
  });

  test("that replaces the encoder's tools cannot send an object of its own", async () => {
    const text = `Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "buffer", { get: () => ({ deep: {} }) });
      export default () => "x"`;
    expect(await result(text)).toMatch(/^(text x|error: )/);
    expect(await result("globalThis.Uint8Array = class { set() {} }; export default () => 'x'")).toMatch(
      /^(text x|error: )/,
    );
  });

  test("with thenables and getters in its result is awaited and read once", async () => {
    expect(await result("export default () => ({ then(resolve) { resolve('one'); resolve('two') } })")).toBe(
      "text one",
    );
    expect(await result("export default () => ({ get then() { throw new Error('no') } })")).toMatch(
      /^error: Error: no/,
    );
    expect(await result("export default () => ({ get a() { throw new Error('not you') } })")).toMatch(
      /^error: Error: not you/,
    );
    expect(await result("export default () => { throw { get message() { throw 1 } } }")).toBe("error: unshowable");
  });

  test("that never ends is stopped by the clock, and the next unit runs", async () => {
    const runner = js("export default (input) => { while (input) {} return 'done' }", { wallMs: 4_000 });
    expect(said(await runner.run(0, call({ value: { kind: "json", json: true } })))).toMatch(/^time: /);
    expect(said(await runner.run(1, call({ value: { kind: "json", json: false } })))).toBe("text done");
  });

  test("that uses up memory is ended", async () => {
    const text = "export default () => { const all = []; for (;;) all.push(new Array(100000).fill(1.5 + all.length)) }";
    expect(await result(text)).toMatch(/^memory: /);
  });
});

describe("a WASI unit", () => {
  test("runs like on a device", async () => {
    const runner = openProgram("wasi", probe);
    const first = await runner.run(0, call({ args: ["cat"], stdin: { kind: "text", text: "héllo" } }));
    expect(said(first)).toBe("wasi héllo");
    expect(first.fuel).toBeGreaterThan(0);
    expect(said(await runner.run(1, call({ args: ["show", "shared.txt"] })))).toBe(
      "wasi shared.txt: all units see this\n",
    );
    expect(said(await runner.run(2, call({ args: ["trap"] })))).toMatch(/^trap: /);
    expect(said(await runner.run(3, call({ args: ["loop"] })))).toMatch(/^fuel: /);
  });
});

describe("a program is checked and rewritten as at upload", () => {
  const opened = (runtime: "js" | "wasi", text: string) => {
    const spec: LocalSpec = { runtime, outputs: [], okExitCodes: [0], limits: LIMITS };
    return openLocalRunner({ spec, program: encode(text), shared: [], readBlob: async () => new Uint8Array() });
  };

  test("an invalid program is refused", () => {
    expect(opened("wasi", "#!/bin/sh")).toMatchObject({ kind: "refused" });
    expect(opened("js", "export const x = 1")).toMatchObject({ kind: "refused" });
    expect(opened("js", "export default () => fetch(1)")).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("fetch does not exist on devices"),
    });
  });

  test("there is a warning about what may fail or differ", () => {
    const one = opened("js", "export default (x) => x && fetch(x)");
    expect(one).toMatchObject({ kind: "open", warnings: [expect.stringContaining("fetch")] });
  });

  test("powers use our Math", async () => {
    expect(await result("Math.pow = () => 'ours'; export default () => 3 ** 2")).toBe("text ours");
  });

  test("only the documented names remain in the global scope", async () => {
    const names = JSON.parse(
      (
        await result(
          "export default () => Object.getOwnPropertyNames(globalThis).filter((name) => globalThis[name] !== undefined || name === 'undefined')",
        )
      ).slice(5),
    );
    expect(names.sort()).toEqual([...KEPT_NAMES, ...GIVEN_NAMES].sort());
  });
});
