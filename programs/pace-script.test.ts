import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import { hideIn } from "#workers/sandbox/lockdown/hide-in";
import { checkProgram } from "./check-program";
import { paceScript } from "./pace-script";
import { parseModule } from "./parse-module";
import { randomModule } from "./testing/program-writer";

interface Ran {
  trace: unknown[];
  made: string[];
}

const realm = globalThis as { lamplighter$pace?: (base: string) => object };
afterEach(() => {
  delete realm.lamplighter$pace;
});

function paced(source: string): string {
  const parsed = parseModule(new TextEncoder().encode(source));
  if (parsed.kind === "broken") throw new Error(`${programFaultInWords(parsed.fault)}\n${source}`);
  const text = paceScript(parsed.program, source);
  const again = parseModule(new TextEncoder().encode(text));
  if (again.kind === "broken") throw new Error(`${programFaultInWords(again.fault)}\n${text}`);
  return text;
}

let loads = 0;
const load = (source: string) =>
  import(/* @vite-ignore */ `data:text/javascript;n=${loads++};base64,${Buffer.from(source).toString("base64")}`);

const run = async (source: string): Promise<Ran> => (await load(source)).default();

/** Runs a paced module that gets so much room at a time; returns how often it checked. */
async function runPaced(source: string, room: number): Promise<Ran & { looks: number }> {
  let looks = 0;
  const shown = { toString: Function.prototype.toString };
  realm.lamplighter$pace = (base) => {
    hideIn(shown as never, base);
    const look = () => {
      looks += 1;
      return room;
    };
    return { look, refuse: async () => Promise.reject(new TypeError("no modules")) };
  };
  const native = Function.prototype.toString;
  const module = await load(paced(source));
  try {
    Function.prototype.toString = shown.toString;
    return { ...(await module.default()), looks };
  } finally {
    Function.prototype.toString = native;
  }
}

describe("a paced module", () => {
  test("does what it did before, in the same order, and its functions show their original source", async () => {
    await fc.assert(
      fc.asyncProperty(randomModule, fc.constantFrom(1, 7, 5_000), async (source, room) => {
        const { trace, made } = await runPaced(source, room);
        expect({ trace, made }).toEqual(await run(source));
      }),
      { numRuns: 200 },
    );
  });

  test("checks equally often in every run, however long that takes", async () => {
    const source = `export default () => { let x = 0; const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2);
      for (let i = 0; i < 1e5; i++) x += i; for (const c of "x".repeat(500)) x += f(5); return { trace: [x], made: [] } }`;
    const looks = [];
    for (const room of [100, 100, 100_000]) looks.push((await runPaced(source, room)).looks);
    expect(looks[0]).toBe(looks[1]);
    expect(looks[0]).toBeGreaterThan(looks[2] ?? 0);
  });

  test("checks in every kind of long loop and recursion", async () => {
    const long = {
      for: "for (let i = 0; i < 1e6; i++) x++;",
      while: "while (x < 1e6) x++;",
      "do-while": "do x++; while (x < 1e6)",
      "for-of": "for (const c of Array(1e5).fill(1)) x += c;",
      "for-in": "for (const k in Object.fromEntries(Array(1e5).entries())) x++;",
      recursion: "const f = (n) => n > 0 ? f(n - 1) + f(n - 1) : 1; f(15);",
      methods: "class A { m(n) { if (n > 0) { this.m(n - 1); this.m(n - 1) } } } new A().m(15);",
      nested: "const f = () => { for (let i = 0; i < 100; i++) x++ }; for (let i = 0; i < 1000; i++) f();",
      "short loops in short loops": `${"for (let i = 0; i < 10; i++) ".repeat(5)}g(); `,
      generator: "function* g() { for (;;) yield 1 } for (const v of g()) if (++x > 1e5) break;",
      promises: "for (let i = 0; i < 1e4; i++) await null;",
    };
    for (const [kind, body] of Object.entries(long)) {
      const source = `let x = 0; const g = () => h(); const h = () => x++;
        export default async () => { ${body} return { trace: [], made: [] } }`;
      expect((await runPaced(source, 100)).looks, kind).toBeGreaterThan(1);
    }
  });

  test("leaves code that is certain to end uncounted", () => {
    const counted = (source: string) =>
      paced(`${source}\nexport default 1;`).match(/[{ ](if\(!)?\(--lp\$g>0/g)?.length ?? 0;
    expect(counted("const a = (x) => x + 1, b = (x) => String(a(x)).trim(); class C { m() { return b(1) } }")).toBe(0);
    expect(counted("const f = (n) => f(n - 1);")).toBe(1);
    expect(counted("const walk = (n) => n.all.forEach((one) => walk(one));")).toBe(2);
    expect(counted("class C { a() { this.b() } b() { this.a() } c() {} }")).toBe(2);
    expect(counted("const call = (f) => f(f);")).toBe(1);
    expect(counted("const o = {}; o.next = (n) => o.next(n); o[1] = () => o[1]();")).toBe(2);
    expect(counted("function f() { return new f() } class D extends f { constructor() { super() } }")).toBe(2);
  });

  test("has no name that the program could use", async () => {
    const source = `let lp$ = 1, l\\u0070$g = Infinity; var lp1$ = 3; export default () => ({ trace: [lp$, lp1$], made: [] })`;
    expect(paced(source)).toContain("var lp2$g");
    expect((await runPaced(source, 5)).trace).toEqual([1, 3]);
  });

  test("imports nothing: an import is refused without a request", async () => {
    const source = `export default async () => ({ trace: [await import("data:text/javascript,1").catch(String)], made: [] })`;
    expect((await runPaced(source, 5)).trace).toEqual(["TypeError: no modules"]);
  });

  test("keeps its lines", () => {
    const source = `// one\nconst f = () => g();\n\nfunction g() {\n  throw new Error("here");\n}\nexport default f;\n`;
    expect(
      paced(source)
        .split("\n")
        .slice(0, 7)
        .map((line) => line.replace(/lp\$o\(\);|if\(!.*?\);|\(--.*?,|\/\*lp\$\*\/\)/g, "")),
    ).toEqual(source.split("\n").slice(0, 7));
  });

  test("gives the same results for the programs of the conformance suite", async () => {
    const folder = new URL("../suites/conformance/programs/", import.meta.url);
    const prelude = readFileSync(new URL("prelude.js", folder), "utf8");
    for (const name of readdirSync(folder)) {
      if (!name.endsWith(".js") || name === "prelude.js") continue;
      const check = checkProgram("js", new TextEncoder().encode(prelude + readFileSync(new URL(name, folder), "utf8")));
      expect(check.kind, name).toBe("ok");
    }
  });
});
