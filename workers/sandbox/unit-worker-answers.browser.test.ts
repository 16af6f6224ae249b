import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openUnitPages, type Said, type UnitPages } from "./testing/open-unit-pages";

let pages: UnitPages;

beforeAll(async () => {
  pages = await openUnitPages();
});
afterAll(() => pages?.close());

const FIELDS = {
  ready: ["op"],
  output: ["bytes", "fuel", "ms", "op", "stderr", "unit"],
  failed: ["fuel", "message", "ms", "op", "reason", "stderr", "unit"],
};
/** The unit's own bound for its output, its words and its header. */
const MAX_SIZE = 100_000 + 4_096 + 2_000 + 200;

/** Every message has exactly its fields, and none carries more than a unit may say. */
function expectPlain(said: Said[]) {
  for (const { op, fields, size } of said) {
    expect(fields).toEqual(FIELDS[op as keyof typeof FIELDS]);
    expect(size).toBeLessThan(MAX_SIZE);
  }
}

/** Each puts something large, or something of its own, where the harness might read it after the program has run. */
const LARGE: Record<string, string> = {
  "hangs a list on the name of a field that an outcome lacks": `
    Object.prototype.exitCode = Array(1e6).fill(7);
    export default () => { throw new Error("mine") }`,
  "hangs lists on every name that the harness knows": `
    const bomb = Array(1e5).fill("lamp");
    for (const name of ["exitCode", "reason", "message", "stderr", "fuel", "ms", "bytes", "type", "kind", "output", "parts", "unit", "op", "transfer"])
      Object.defineProperty(Object.prototype, name, { configurable: true, writable: true, value: bomb });
    export default (_, ctx) => { if (ctx.unit % 2) throw { own: 1 }; return "x" }`,
  "replaces the global constructors": `
    const Native = Uint8Array;
    globalThis.Uint8Array = function () { return new Native(3e8) };
    globalThis.DataView = function () { return { setUint32() {} } };
    globalThis.ArrayBuffer = function () { return new Native(3e8).buffer };
    export default () => "x"`,
  "lies about the length of typed arrays": `
    Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "length", { get: () => 3e8 });
    export default () => "x"`,
  "adds up sizes as it likes": `
    Array.prototype.reduce = () => 3e8;
    Array.prototype.map = () => Array(1e6).fill("lamp");
    JSON.stringify = () => "x".repeat(3e8);
    export default () => "x"`,
  "has more than its answer transferred": `
    const big = new ArrayBuffer(3e8);
    let taken = 0;
    Array.prototype[Symbol.iterator] = function* () { taken += 1; yield big };
    export default (_, ctx) => taken + " " + big.byteLength`,
  "has transfer lists that never end": `
    Array.prototype[Symbol.iterator] = () => ({ next: () => ({ done: false, value: new ArrayBuffer(8) }) });
    export default () => "x"`,
  "throws an error of many letters": `
    export default () => { throw new Error("long ".repeat(2e7)) }`,
  "throws an error whose words are many objects": `
    String.prototype[Symbol.split] = () => ({ length: 2, 0: "long ".repeat(2e7), 1: "" });
    Array.prototype.join = () => "long ".repeat(2e7);
    export default () => { throw new Error("mine") }`,
  "logs many letters": `
    export default (_, ctx) => { ctx.log("long ".repeat(2e7)); console.log("long ".repeat(2e7), 1); return "x" }`,
  "throws many letters where nobody catches": `
    export default async () => {
      queueMicrotask(() => { throw new Error("long ".repeat(2e7)) });
      await null; await null;
      return "x";
    }`,
};

describe("a unit is over when its worker has come to rest", () => {
  const spin = "const work = () => { let x = 0; for (let i = 0; i < 3e7; i++) x = (x * 31 + i) | 0; return x };";
  const empty = "const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);";
  const outputs = (said: Said[]) => said.filter(({ op }) => op === "output").length;

  test("what it computes after its answer is the unit's own time", async () => {
    const [, inside, after] = await pages.runUnits(
      `${spin} export default async (_, ctx) => {
        if (ctx.unit === 0) return work();
        queueMicrotask(work);
        return 1;
      }`,
      2,
    );
    expect(after?.ms).toBeGreaterThan((inside?.ms ?? Number.NaN) / 4);
  });

  test("loading the module is the first unit's time", async () => {
    const [, first, second] = await pages.runUnits(`${spin} work(); export default () => 1`, 2);
    expect(first?.ms).toBeGreaterThan(second?.ms ?? Number.NaN);
  });

  test("a compilation that it did not wait for belongs to the unit that began it", async () => {
    const said = await pages.runUnits(
      `${empty} ${spin} let done = 0;
      const later = (times) => WebAssembly.compile(empty).then(() => { work(); done += 1; if (times > 1) later(times - 1) });
      export default () => { later(3); return done }`,
      2,
    );
    expect(said.map(({ text }) => text)).toEqual([undefined, "0", "3"]);
  });

  const restless: Record<string, string> = {
    "by promises": "(async () => { for (;;) await null })()",
    "by compilations": "const again = () => WebAssembly.compile(empty).then(again); again()",
    "by compilations that nobody should see": `const { then } = Promise.prototype;
      Object.defineProperty(Promise.prototype, "constructor", { get: () => undefined });
      Promise.prototype.then = (settled) => { settled?.() };
      const again = () => { Reflect.apply(then, WebAssembly.compile(empty), [again]) };
      again()`,
    "by compilations that fail": "const again = () => WebAssembly.compile(new Uint8Array(9)).catch(again); again()",
  };
  for (const [how, act] of Object.entries(restless)) {
    test(`what keeps its worker awake ${how} has no answer`, async () => {
      const said = await pages.runUnits(`${empty} export default () => { ${act}; return "done" }`, 1, 1_000);
      expect(said.map(({ op }) => op)).toContain("ready");
      expect(outputs(said)).toBe(0);
    });
  }

  test("a promise that nobody settles keeps nobody awake", async () => {
    const said = await pages.runUnits("export default () => { new Promise(() => {}).then(() => 1); return 1 }", 2);
    expect(outputs(said)).toBe(2);
  });
});

describe("what a unit worker says after its program spoiled the language", () => {
  for (const [what, program] of Object.entries(LARGE)) {
    test(`a program that ${what}`, async () => {
      const said = await pages.runUnits(program, 2);
      expect(said.map(({ op }) => op)).toHaveLength(3);
      expectPlain(said);
    });
  }

  test("a spoiled language does not spoil the answer", async () => {
    const answers = async (program: string) => (await pages.runUnits(program, 1)).at(-1)?.text;
    for (const what of ["replaces the global constructors", "lies about the length of typed arrays"])
      expect(await answers(LARGE[what] ?? "")).toBe("x");
    expect(await answers(LARGE["has more than its answer transferred"] ?? "")).toBe("0 300000000");
  });
});
