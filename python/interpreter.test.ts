import { describe, expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";
import { compiledInterpreter } from "./testing/compiled-interpreter";
import { zipOf } from "./testing/zip-of";

const interpreter = compiledInterpreter();
const utf8 = new TextEncoder();
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

interface Call {
  args?: string[];
  stdin?: string | Uint8Array;
  unit?: number;
  files?: Record<string, string | Uint8Array>;
  outputs?: string[];
}

const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? utf8.encode(content) : content);

function start(args: string[], main: string | Uint8Array, { stdin = "", unit = 0, files = {}, outputs = [] }: Call) {
  const [path = ""] = args.slice(1);
  const shared = Object.entries({ [path]: main, ...files }).map(([path, content]) => ({
    path,
    bytes: bytesOf(content),
  }));
  const program = new WasiProgram(
    interpreter,
    {
      shared,
      outputs,
      okExitCodes: [0],
      limits: { fuel: FUEL_PER_CORE_SECOND, memoryMib: 256, outputBytes: 1_000_000, stderrBytes: 16_384 },
    },
    { now: () => 0, sleep: () => {} },
  );
  const value = { kind: "json", json: "null" } as const;
  const outcome = program.run({ unit, args, stdin: bytesOf(stdin), files: [], value, sharePercent: 100 });
  const parts = Object.fromEntries((outcome.output?.parts ?? []).map(({ name, bytes }) => [name, text(bytes)]));
  const exitCode = outcome.kind === "failed" ? outcome.exitCode : 0;
  return { kind: outcome.kind, exitCode, fuel: outcome.fuel, stderr: outcome.stderr, stdout: parts.stdout, parts };
}

const script = (main: string, call: Call = {}) => start(["script", "main.py", ...(call.args ?? [])], main, call);

const call = (main: string, input: unknown, more: Call = {}) =>
  start(["function", "main.py", String(more.unit ?? 0), "json", ...(more.args ?? [])], main, {
    ...more,
    stdin: JSON.stringify(input),
  });

test("a unit starts in a few million instructions, with the usual modules loaded", () => {
  expect(script("").fuel).toBeLessThan(5_000_000);
  const imports = "import json, random, re, statistics, decimal, math, csv, datetime, collections, itertools\n";
  expect(script(imports).fuel).toBeLessThan(5_000_000);
  expect(call("def run(input, ctx):\n    return input\n", [1]).fuel).toBeLessThan(8_000_000);
});

describe("a script", () => {
  test("has its arguments, standard input, files and exit code", () => {
    const main = `
import sys
from helper import double
print(sys.argv, sys.stdin.read(), open("data/x.txt").read(), __name__, __file__)
open("out.txt", "w").write("é" * 2)
sys.exit(double(2))
`;
    const files = { "helper.py": "def double(x): return 2 * x\n", "data/x.txt": "there" };
    const run = script(main, { args: ["-v", "", "é \u{1f980}"], stdin: "in", files, outputs: ["out.txt"] });
    expect(run).toMatchObject({ kind: "failed", exitCode: 4 });
    expect(run.stdout).toBe("['main.py', '-v', '', 'é \u{1f980}'] in there __main__ main.py\n");
    expect(run.parts["out.txt"]).toBe("éé");
  });

  test("has randomness, a clock and hashes that depend on its unit alone", () => {
    const main =
      "import random, time, os, uuid\nprint(random.random(), os.urandom(4).hex(), uuid.uuid4(), time.time())";
    const of = (unit: number) => script(main, { unit }).stdout;
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
    expect(script("print(hash('a'), {'a', 'b', 'c'})").stdout).toBe(script("print(hash('a'), {'a', 'b', 'c'})").stdout);
  });

  test("ends as Python ends: handlers run, files are flushed, objects are finalized", () => {
    const main = `
import atexit
class Left:
    def __del__(self): print("finalized")
left = Left()
file = open("out.txt", "w")
file.write("not closed")
atexit.register(print, "at exit")
print("no newline", end="")
`;
    const run = script(main, { outputs: ["out.txt"] });
    expect(run.stdout).toBe("no newlineat exit\nfinalized\n");
    expect(run.parts["out.txt"]).toBe("not closed");
  });

  test("prints a traceback of its own lines only", () => {
    const run = script("def f(x):\n    return 1 / x\n\nf(0)\n");
    expect(run).toMatchObject({ kind: "failed", exitCode: 1 });
    expect(run.stderr).toBe(`Traceback (most recent call last):
  File "main.py", line 4, in <module>
    f(0)
  File "main.py", line 2, in f
    return 1 / x
           ~~^~~
ZeroDivisionError: division by zero
`);
    expect(script("raise SystemExit('no')").stderr).toBe("no\n");
    expect(script("def f(n): return f(n)\nf(0)").stderr).toMatch(/RecursionError: maximum recursion depth exceeded/);
    expect(script("x = bytearray(1 << 30)").stderr).toMatch(/MemoryError/);
  });

  test("names the library's files as they are imported", () => {
    const run = script(
      "import json, logging\ntry:\n    json.loads('{')\nexcept ValueError:\n    logging.exception('no')\n    raise\n",
    );
    expect(run.stderr.match(/File ".*decoder\.py"/g)).toEqual(Array(4).fill('File "<python>/json/decoder.py"'));
    expect(run.stderr).not.toMatch(/build|checkout/);
  });

  test("imports from wheels and zips next to it, and from the whole standard library", () => {
    const wheel = zipOf({ "tool/__init__.py": "def f():\n    return 'from a wheel'\n" });
    const main = "import tool, sqlite3, xml.etree.ElementTree, fractions\nprint(tool.f(), sqlite3.connect(':memory:'))";
    expect(script(main, { files: { "tool-1.0-py3-none-any.whl": wheel } }).stdout).toMatch(/^from a wheel <sqlite3/);
  });
});

describe("a function", () => {
  test("gets its input and context, and returns bytes, text or JSON", () => {
    const main = `
def run(input, ctx):
    print("to standard error")
    ctx.log("unit", ctx.unit, {"a": 1})
    if input == "text": return "plain é"
    if input == "bytes": return bytes([104, 105])
    return {"input": input, "args": ctx.args, "paths": ctx.paths, "file": ctx.file("a.txt").decode()}
`;
    const more = { args: ["-x"], unit: 7, files: { "a.txt": "content" } };
    expect(call(main, { n: [1.5, null] }, more).stdout).toBe(
      '{"input":{"n":[1.5,null]},"args":["-x"],"paths":["a.txt","main.py"],"file":"content"}',
    );
    expect(call(main, 1, more).stderr).toBe('to standard error\nunit 7 {"a": 1}\n');
    expect(call(main, "text", more).stdout).toBe("plain é");
    expect(call(main, "bytes", more).stdout).toBe("hi");
  });

  test("gets the bytes of a file", () => {
    const main = "def run(input, ctx):\n    return input[::-1]\n";
    expect(start(["function", "main.py", "0", "bytes"], main, { stdin: "abc" }).stdout).toBe("cba");
  });

  test("reports when it returns nothing, or something other than JSON", () => {
    expect(call("def run(input, ctx):\n    pass\n", 1)).toMatchObject({ kind: "failed", exitCode: 1 });
    expect(call("def run(input, ctx):\n    pass\n", 1).stderr).toMatch(/gave nothing: return bytes, text or JSON/);
    expect(call("def run(input, ctx):\n    return {1, 2}\n", 1).stderr).toBe(
      "The function gave what is no JSON: Object of type set is not JSON serializable. Return bytes, text, or what `json.dumps` writes.\n",
    );
    expect(call("def run(input, ctx):\n    return float('nan')\n", 1).stderr).toMatch(/not JSON compliant/);
  });

  test("is not run as a script, and may be in a zip", () => {
    const main = "def run(input, ctx):\n    return __name__\nif __name__ == '__main__':\n    raise Exception\n";
    expect(call(main, 1).stdout).toBe("main");
    const zip = zipOf({
      "main.py": "import part\ndef run(input, ctx):\n    return part.x / 0\n",
      "part.py": "x = 1\n",
    });
    const run = start(["function", "main.zip", "0", "json"], zip, { stdin: "1" });
    expect(run.stderr).toMatch(/File "\/?main\.zip\/main\.py", line 3, in run\n {4}return part\.x \/ 0/);
  });
});
