import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { programFaultInWords, programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { parseModule } from "../parse-module";
import { advise } from "./advise";

/** The advice as text: `refused`, or each warning. */
function told(source: string): string {
  const parsed = parseModule(new TextEncoder().encode(source));
  if (parsed.kind === "broken") throw new Error(programFaultInWords(parsed.fault));
  const advice = advise(parsed);
  switch (advice.kind) {
    case "advice":
      return programFaultsInWords(advice.warnings);
    case "hopeless":
      return `refused: ${programFaultsInWords(advice.faults)}`;
    case "unread":
      return "unread";
    default:
      throw new Error(`Unhandled advice: ${advice satisfies never}`);
  }
}

describe("what no device has", () => {
  test.each([
    ["while it is loaded", "const id = crypto.randomUUID();\nexport default () => id;", "crypto"],
    ["in the unit's function", "export default async (url) =>\n  (await fetch(url)).text();", "fetch"],
    [
      "in a function that this one calls",
      "export default (n) => shown(n);\nconst shown = (n) => new Intl.NumberFormat('en').format(n);",
      "Intl",
    ],
    [
      "behind another name",
      "async function run() {\n  await 0; setTimeout(run, 1);\n}\nexport { run as default };",
      "setTimeout",
    ],
    [
      "in a function that is called where it stands",
      "export default () => 1;\n(() => { process.exit(); })();",
      "process",
    ],
    [
      "after a check of the input",
      "export default (x) => { if (x < 0) throw new Error('no');\n  return Buffer.from(x); };",
      "Buffer",
    ],
    ["by assigning to it", "export default (x) => {\n  total = x; };", "total"],
    ["by loading it", "export default async () => {\n  return await import('node:fs'); };", "import\\(\\)"],
    [
      "in a try that catches nothing",
      "export default () => { try {\n return new Worker('x'); } finally { } };",
      "Worker",
    ],
    ["as a newer function of the language", "export default (xs) =>\n  Object.groupBy(xs, String);", "Object.groupBy"],
  ])("is refused when it is surely met: %s", (_, source, name) => {
    expect(told(source)).toMatch(
      new RegExp(`^refused: At line [12], column \\d+: ${name} does not exist on devices\\. .* The line reads: `),
    );
  });

  test("says what to do instead, for each name once", () => {
    expect(told("export default async (x) => [await fetch(x), await fetch(x), reslt]")).toBe(
      `refused: ${[
        "At line 1, column 36, and at one more place: fetch does not exist on devices. A unit has no network: add what it needs as a file of the job, and read it with ctx.file. The line reads: export default async (x) => [await fetch(x), await fetch(x), reslt]",
        "At line 1, column 62: reslt does not exist on devices. Nothing in the module declares it either: declare it, or bundle the library that does. The line reads: export default async (x) => [await fetch(x), await fetch(x), reslt]",
      ].join("\n")}`,
    );
  });

  test.each([
    ["decided", "export default (x) => { if (x) fetch(x); return x; }"],
    ["decided by a short cut", "export default (x) => x || fetch(x)"],
    ["after a way out", "export default (x) => { if (x) return 1; return fetch(x); }"],
    ["in a loop", "export default (xs) => { for (const x of xs) fetch(x); return 1; }"],
    ["in a try that catches", "let read; try { read = fetch; } catch {}\nexport default () => read;"],
    ["in a function that may never be called", "export const load = (x) => fetch(x);\nexport default (x) => x;"],
    ["handed on", "export default (xs) => xs.map((x) => fetch(x))"],
    [
      "in a promise that nobody waits for",
      "async function load() { fetch(1); }\nexport default () => { load(); return 1; }",
    ],
    [
      "in a function that is another one later",
      "let load = () => fetch(1);\nload = () => 2;\nexport default () => load();",
    ],
  ])("is warned of when it may be met: %s", (_, source) => {
    expect(told(source)).toMatch(
      /^At line \d+, column \d+: fetch does not exist on devices, so a unit that gets here fails\. /,
    );
  });

  test.each([
    [
      "by typeof",
      "export default (x) => typeof fetch === 'function' ? fetch(x) : process(x);\nfunction process(x) { return x; }",
    ],
    [
      "on the global object",
      "export default (x) => { if (globalThis.fetch) return fetch(x); return self['crypto'] ? crypto : 1; }",
    ],
    ["by `in`", "if ('fetch' in globalThis) fetch(1);\nexport default () => 1;"],
    ["as a function of the language", "export default (xs) => Object.groupBy ? Object.groupBy(xs, String) : xs"],
  ])("is left alone when the module looks for it first: %s", (_, source) => {
    expect(told(source)).toBe("");
  });

  test("accepts what exists, and the module's own names", () => {
    const own = [
      "class A { #x = 1; static { this.y = A; } get x() { return this.#x; } }",
      "function f({ a, b: [c = a] }, ...rest) { label: for (const q of rest) { if (q) continue label; } return [arguments.length, c]; }",
      "try { f({ b: [] }); } catch (error) { console.log(error, performance.now(), self, globalThis, undefined); }",
      "import.meta.url; new.target; const o = { fetch: 1, ...{ process: 2 } }; o.fetch += o.process;",
      "export default () => [new A().x, Uint8Array.of(1), Math.hypot(3), Function.prototype.call, structuredClone(o), WebAssembly.Module.name];",
    ];
    expect(told(own.join("\n").replace("new.target; ", ""))).toBe("");
  });
});

describe("what may differ between devices", () => {
  test.each([
    ["the array's buffer", "const floats = new Float64Array(2);\nexport default () => new Uint8Array(floats.buffer);"],
    [
      "the buffer of an array without a name",
      "export default (x) =>\n  new Uint32Array(new Float32Array([x]).buffer)[0];",
    ],
    [
      "a field",
      "class F {\n  f = new Float32Array(1); bits() { return new DataView(this.f.buffer); } }\nexport default () => new F().bits();",
    ],
    [
      "two arrays over one buffer",
      "const bytes = new ArrayBuffer(8), f = new Float64Array(bytes);\nconst u = new Uint32Array(bytes);\nexport default (x) => { f[0] = x; return u[1]; };",
    ],
    [
      "a piece of a memory",
      "export default (m) => { const f = new Float64Array(m.buffer);\n return new Uint8Array(m.buffer)[f[0]]; };",
    ],
  ])("is warned of where the bytes of floats are looked at: %s", (_, source) => {
    expect(told(source)).toMatch(/^At line 2, column \d+: This reads the bytes of floats. .* DataView\.setFloat64/);
  });

  test.each([
    ["arrays of one length", "export default (n) => [new Float64Array(n).length, new Uint8Array(n).length]"],
    ["bytes of bytes", "export default (x) => new DataView(new Uint8Array(x).buffer).getFloat64(0)"],
    [
      "a view",
      "const v = new DataView(new ArrayBuffer(8));\nexport default (x) => { v.setFloat64(0, x); return v.getInt32(0); }",
    ],
  ])("is not seen where nobody looks at them: %s", (_, source) => {
    expect(told(source)).toBe("");
  });

  test("there is a warning where an engine's own wording is used, unless it is only logged or thrown", () => {
    const caught = (act: string) => `export default (x, ctx) => { try { return x(); } catch (error) { ${act} } }`;
    for (const act of [
      "return error.message;",
      ["return `$", "{error}`;"].join(""),
      "return 'E ' + error;",
      "return String(error);",
    ]) {
      expect(told(caught(act))).toMatch(/^At line 1, column \d+: Engines word their own errors differently/);
    }
    expect(told("export default () => new Error('x').stack")).toMatch(/Every engine formats stacks differently/);
    for (const act of [
      "console.error(error.message);",
      "ctx.log(error.stack);",
      "throw new Error('bad: ' + error.message);",
      "return error.name;",
    ]) {
      expect(told(caught(act))).toBe("");
    }
  });
});

test("a module that is too large or nested too deeply for analysis is accepted without advice", () => {
  expect(told(`${"0;".repeat(LIMITS.MAX_ADVISED_TOKENS / 2)}export default () => 1`)).toBe("unread");
  expect(told(`export default () => "${"x".repeat(4 * 1024 * 1024)}"`)).toBe("");
  for (const depth of [500, 2_000, 4_000]) {
    expect(told(`export default () => 1${" + 1".repeat(depth)}`)).toMatch(/^(unread)?$/);
  }
});

test("what does not fit into a few lines is counted", () => {
  const names = Array.from({ length: 30 }, (_, i) => `absent${i}`);
  expect(told(`export default () => [${names.join()}]`).split("\n").at(-1)).toBe("18 more of these were found.");
});
