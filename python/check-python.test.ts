import { expect, test } from "vitest";
import { programFaultInWords, programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { checkPython } from "./check-python";
import { compiledInterpreter } from "./testing/compiled-interpreter";
import { zipOf } from "./testing/zip-of";

const interpreter = compiledInterpreter();
const utf8 = new TextEncoder();

function check(main: string | Uint8Array, beside: Record<string, string | Uint8Array> = {}) {
  const files = Object.entries({ [typeof main === "string" ? "main.py" : "main.zip"]: main, ...beside });
  return checkPython(
    interpreter,
    files.map(([path, content]) => ({ path, bytes: typeof content === "string" ? utf8.encode(content) : content })),
  );
}

const refusal = (...args: Parameters<typeof check>) => {
  const checked = check(...args);
  return checked.kind === "refused" ? programFaultsInWords(checked.faults) : `accepted as a ${checked.form}`;
};

test("a program with a function `run` of two parameters is a function, any other a script", () => {
  expect(check("def run(input, ctx):\n    return input\n")).toMatchObject({
    kind: "ok",
    form: "function",
    warnings: [],
  });
  expect(check("def run(command):\n    pass\nrun('x')\n")).toMatchObject({ kind: "ok", form: "script" });
  expect(check("print(1)")).toMatchObject({ kind: "ok", form: "script", notes: [{ kind: "python", form: "script" }] });
});

test("a syntax error is reported with its file, line and column", () => {
  expect(refusal("x = 1\ny = (1,\n")).toBe("main.py, line 2, column 5: SyntaxError: '(' was never closed.");
  expect(refusal("if True:\n    x = 1\n\ty = 2\n")).toMatch(/^main\.py, line 3, column \d+: TabError: /);
  expect(refusal("print 'x'\n")).toMatch(/Did you mean print\(\.\.\.\)\?$/);
  expect(refusal("if True:\nx = 1\n")).toMatch(/^main\.py, line 2, column \d+: IndentationError: /);
  expect(refusal("import helper\n", { "helper.py": "def f(:\n" })).toMatch(
    /^helper\.py, line 1, column 7: SyntaxError/,
  );
  expect(refusal(`x = "${"\u00e9"}"\n`)).toBe("accepted as a script");
  expect(refusal("x = 'a\0b'")).toMatch(/SyntaxError: source code (string )?cannot contain null bytes/);
  expect(refusal(`${"(".repeat(5_000)}${")".repeat(5_000)}`)).toMatch(/line 1, column 1: MemoryError: .*too complex/);
});

test("a function `run` that is never called is pointed out, and one that takes two values is accepted", () => {
  const hints = (main: string) => {
    const checked = check(main);
    return checked.kind === "ok"
      ? [checked.form, ...checked.warnings.map((warning) => programFaultInWords(warning))]
      : checked;
  };
  const hint = expect.stringMatching(
    /^main\.py, line 1, column 1: `run` is never called.*write `def run\(input, ctx\):`/,
  );
  for (const main of [
    "def run(input):\n    return 1\n",
    "async def run(input, ctx):\n    return 1\n",
    "run = lambda input, ctx: input\n",
    "from json import dumps as run\n",
    "def run(input, ctx, *, scale):\n    return 1\n",
  ])
    expect(hints(main)).toEqual(expect.arrayContaining(["script", hint]));
  expect(hints("def run(command):\n    pass\nrun('x')\n")).toEqual(["script"]);
  for (const more of ["scale=2", "*rest", "*, scale=2", "**more"])
    expect(hints(`def run(input, ctx, ${more}):\n    return 1\n`)).toEqual(["function"]);
});

test("what applies to all missing modules is said once", () => {
  const lines = refusal("import numpy\nimport pandas\nimport tqdm\n").split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => line.includes("standard library is here"))).toEqual([lines[0]]);
  expect(lines[1]).toMatch(/no module pandas here\. The module pandas needs compiled code.*`csv`/);
  expect(lines[2]).toBe("main.py, line 3, column 1: there is no module tqdm here.");
});

test("a missing module is reported with its place, and what there is instead", () => {
  expect(refusal("import json\nimport numpy as np\n")).toMatch(
    /^main\.py, line 2, column 1: there is no module numpy here\. Python's standard library is here.* numpy needs compiled code.*`array`/,
  );
  expect(refusal("import ctypes\n")).toMatch(/line 1, column 1: there is no module ctypes here/);
  expect(refusal("from helper import f\n", { "helper.py": "f = 1\n" })).toBe("accepted as a script");
  const guarded = check("try:\n    import numpy\nexcept ImportError:\n    numpy = None\n");
  expect(guarded).toMatchObject({
    kind: "ok",
    warnings: [{ kind: "python", finding: { kind: "perhaps-missing", module: "numpy" } }],
  });
  expect(check("import threading\n")).toMatchObject({
    warnings: [{ kind: "python", finding: { kind: "without-effect", module: "threading", line: 1, column: 1 } }],
  });
});

test("pure-Python wheels and zips can be imported from, and others are refused by name", () => {
  const pure = zipOf({ "tool/__init__.py": "x = 1\n" });
  expect(refusal("import tool\n", { "tool-1.0-py3-none-any.whl": pure })).toBe("accepted as a script");
  expect(refusal("import tool\n", { "libs.zip": pure })).toBe("accepted as a script");
  const numpy = "numpy-2.1.0-cp312-cp312-manylinux_2_17_x86_64.whl";
  expect(refusal("x = 1\n", { [numpy]: pure })).toMatch(/^numpy-2\.1\.0-cp312.* is built for one platform/);
  const compiled = zipOf({ "fast/_core.cpython-312-x86_64-linux-gnu.so": "\x7fELF" });
  expect(refusal("x = 1\n", { "fast-1.0-py3-none-any.whl": compiled })).toMatch(/_core.*\.so is compiled/);
});

test("hostile zips are refused", () => {
  expect(refusal("x = 1\n", { "a.zip": zipOf({ "../etc/evil.py": "x" }) })).toMatch(/\.\.\/etc\/evil\.py leads out of/);
  expect(refusal("x = 1\n", { "a.zip": zipOf({ "secret.py": "x" }, { encrypted: true }) })).toMatch(/is encrypted/);
  expect(refusal("x = 1\n", { "a.zip": "PK no zip at all" })).toMatch(/^a\.zip cannot be read as a zip/);
  const bomb = zipOf({ "bomb.py": "#".repeat(65 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(refusal("x = 1\n", { "a.zip": bomb })).toMatch(/unpacks to more than 64 MiB/);
  const lying = zipOf({ "bomb.py": "#".repeat(65 * 1024 * 1024) }, { saysBytes: 10 });
  expect(refusal("x = 1\n", { "a.zip": lying })).toMatch(/^a\.zip|accepted/);
});

test("a program may be a zip with a main.py in it", () => {
  const app = {
    "main.py": "import part\ndef run(input, ctx):\n    return part.f(input)\n",
    "part.py": "def f(x):\n    return x\n",
  };
  expect(check(zipOf(app))).toMatchObject({ kind: "ok", form: "function" });
  expect(refusal(zipOf({ "other.py": "x = 1\n" }))).toBe("The zip holds no main.py at its top: put the program there.");
});

test("nothing of a program is run to check it, and what would take for ever to read is refused", () => {
  expect(refusal("while True: pass\n")).toBe("accepted as a script");
  expect(refusal("import helper\n", { "helper.py": "raise SystemExit(1)\n" })).toBe("accepted as a script");
  expect(refusal(`x = ${"9".repeat(2)} ** 9 ** 9 ** 9\n`)).toBe("accepted as a script");
});
