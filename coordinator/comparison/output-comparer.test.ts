import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeOutput, type UnitOutput } from "#core/units/output";
import { comparisonTroubleInWords } from "#protocol/job-faults/comparison-trouble-in-words";
import { fieldInWords } from "../refusals/api-error";
import { OutputComparer } from "./output-comparer";
import { startScratchBlobs } from "./testing/scratch-blobs";
import type { ComparisonVerdict } from "./verdict";

const LONG_MS = 600_000;
const utf8 = (text: string) => new TextEncoder().encode(text);
const encoded = (output: UnitOutput) => encodeOutput(output, utf8);
const value = (json: unknown) =>
  encoded({ exitCode: 0, type: "json", parts: [{ name: "output", bytes: utf8(JSON.stringify(json)) }] });
const command = (stdout: string | Uint8Array, files: Record<string, string> = {}, exitCode = 0) =>
  encoded({
    exitCode,
    parts: [
      { name: "stdout", bytes: typeof stdout === "string" ? utf8(stdout) : stdout },
      ...Object.entries(files).map(([name, text]) => ({ name, bytes: utf8(text) })),
    ],
  });

let scratch: Awaited<ReturnType<typeof startScratchBlobs>>;
let comparer: OutputComparer;

beforeAll(async () => {
  scratch = await startScratchBlobs();
  comparer = new OutputComparer(scratch.blobs);
});
afterAll(async () => {
  await comparer.close();
  await scratch.close();
});

const SAME = { kind: "judged", same: true };
const DIFFERENT = { kind: "judged", same: false };

describe("JSON with tolerance", () => {
  const json = (a: Uint8Array, b: Uint8Array) =>
    comparer.compare("ada", { kind: "json", absolute: 0.01, relative: 0 }, a, b);

  test("accepts close values as equal, of modules and of commands", async () => {
    expect(await json(value({ x: 1, y: [2] }), value({ y: [2.005], x: 1 }))).toEqual(SAME);
    expect(await json(value({ x: 1 }), value({ x: 1.02 }))).toEqual(DIFFERENT);
    expect(await json(command("[1.001]\n"), command("[1.002]\n"))).toEqual(SAME);
  });

  test("requires equal exit codes, names and parts that are not JSON", async () => {
    expect(await json(command("1", {}, 0), command("1.001", {}, 3))).toEqual(DIFFERENT);
    expect(await json(command("1", { a: "x" }), command("1.001", { b: "x" }))).toEqual(DIFFERENT);
    expect(await json(command("1", { a: "x" }), command("1.001", { a: "x" }))).toEqual(SAME);
    expect(await json(command("1", { a: "x" }), command("1.001", { a: "y" }))).toMatchObject({
      kind: "misfit",
      a: { why: "not-json", part: "a" },
      b: { why: "not-json", part: "a" },
    });
  });

  test("says what is not JSON, and why", async () => {
    expect(await json(command("[1]"), command("[1,]"))).toEqual({
      kind: "misfit",
      b: { why: "not-json", part: "stdout", said: "this is not a value at character 4" },
    });
    expect(await json(command(Uint8Array.of(0xff)), command("1"))).toEqual({
      kind: "misfit",
      a: { why: "not-json", part: "stdout", said: "it is not UTF-8 text" },
    });
    expect(await json(utf8("no output at all"), command("1"))).toEqual({
      kind: "misfit",
      a: { why: "no-output" },
    });
  });
});

describe("a customer's function", () => {
  const by = async (source: string, a: Uint8Array, b: Uint8Array): Promise<ComparisonVerdict> => {
    const { hash } = await scratch.blobs.putBytes(utf8(source));
    return comparer.compare("ada", { kind: "program", source: hash }, a, b);
  };
  const troubles = async (source: string, a = value(1), b = value(2)) => {
    const verdict = await by(source, a, b);
    return verdict.kind === "fault"
      ? verdict.troubles.map(({ did, with: given }) => `${given}: ${comparisonTroubleInWords(did, "en")}`)
      : verdict;
  };
  const NEAR = "export default (a, b) => Math.abs(a.x - b.x) < 0.1";

  test("decides", async () => {
    expect(await by(NEAR, value({ x: 1 }), value({ x: 1.05 }))).toEqual(SAME);
    expect(await by(NEAR, value({ x: 1 }), value({ x: 2 }))).toEqual(DIFFERENT);
  });

  test("sees a module's values, strings and bytes unchanged, and all of a command's output", async () => {
    const typed = (type: "text" | "bytes", bytes: Uint8Array) =>
      encoded({ exitCode: 0, type, parts: [{ name: "output", bytes }] });
    const trim = "export default (a, b) => typeof a === 'string' && a.trim() === b.trim()";
    expect(await by(trim, typed("text", utf8("é ")), typed("text", utf8(" é")))).toEqual(SAME);
    const first = "export default (a, b) => a instanceof Uint8Array && a[0] === b[0] && a.length === 2";
    expect(await by(first, typed("bytes", Uint8Array.of(7, 0)), typed("bytes", Uint8Array.of(7, 1)))).toEqual(SAME);
    const files = `export default (a, b) => a.exitCode === b.exitCode && a.stdout.length === b.stdout.length
      && Object.keys(a.files).join() === "__proto__,out/r.csv" && a.files["out/r.csv"][0] === b.files["out/r.csv"][0]`;
    const made = (text: string) => command(text, JSON.parse('{"__proto__":"1","out/r.csv":"2"}'));
    expect(await by(files, made("1"), made("2"))).toEqual(SAME);
    expect(
      await by("export default (a, b) => a.stdout instanceof Uint8Array", command("a\0b"), command("a\0c")),
    ).toEqual(SAME);
  });

  test("is not called with outputs that would hide something from it", async () => {
    const yes = "export default () => true";
    const parts = (names: string[]) =>
      encoded({ exitCode: 0, parts: names.map((name) => ({ name, bytes: utf8("x") })) });
    const hidden = [
      parts(["stdout", "stdout"]),
      parts(["stdout", "a\0b"]),
      encoded({ exitCode: 3, type: "json", parts: [{ name: "output", bytes: utf8("1") }] }),
      encoded({
        exitCode: 0,
        type: "json",
        parts: [
          { name: "output", bytes: utf8("1") },
          { name: "more", bytes: utf8("1") },
        ],
      }),
      encoded({ exitCode: 0, type: "json", parts: [{ name: "output", bytes: utf8("1\0 2") }] }),
      encoded({ exitCode: 0, type: "json", parts: [{ name: "output", bytes: utf8("{") }] }),
    ];
    for (const output of hidden) {
      expect(await by(yes, value(1), output)).toEqual({ kind: "misfit", b: { why: "no-output" } });
    }
  });

  test("has only the language: no clock, no randomness, no modules, no host", async () => {
    const names = `export default () => {
      const found = ["Date", "process", "require", "fetch", "setTimeout", "WebAssembly", "std", "os", "scriptArgs", "console", "print"];
      const there = found.filter((name) => name in globalThis);
      if (typeof Math.random !== "undefined") there.push("random");
      if (there.length > 0) throw new Error(there.join());
      return true;
    }`;
    expect(await by(names, value(1), value(2))).toEqual(SAME);
    expect(await troubles("import fs from 'fs'; export default () => true")).toEqual([
      expect.stringMatching(/^a: .*could not load module/),
      expect.stringMatching(/^b: .*could not load module/),
    ]);
  });

  test("keeps nothing from one call to the next", async () => {
    const counting =
      "let calls = 0; globalThis.seen ??= 0; export default () => { calls++; globalThis.seen++; return calls === 1 && seen === 1 }";
    expect(await by(counting, value(1), value(2))).toEqual(SAME);
  });

  test("is found faulty if it does not accept an output as equal to itself, or depends on the order", async () => {
    expect(await troubles("export default () => false")).toEqual([
      "a: The comparison function answered false when it was given the same output twice.",
      "b: The comparison function answered false when it was given the same output twice.",
    ]);
    expect(await troubles("export default (a, b) => a <= b")).toEqual([
      "a,b: The comparison function gave another answer when the two outputs were swapped.",
    ]);
    const strange = await troubles("export default (a, b) => Math.abs(a.x - b.x) < 1", value({ x: 1 }), value(null));
    expect(strange).toEqual([expect.stringMatching(/^b: The comparison function threw TypeError: .*\(line 1\) when/)]);
  });

  test.each([
    ["throws", "export default () => { throw new RangeError('no') }", /threw RangeError: no \(line 1\)/],
    ["throws what throws", "export default () => { throw { get name() { throw 1 } } }", /threw/],
    ["answers a number", "export default () => 1", /answered a number instead of true or false/],
    ["answers later", "export default async () => true", /answered an object/],
    ["loops", "export default () => { for (;;); }", /took too many steps/],
    ["loops while it is loaded", "for (;;); export default () => true", /took too many steps/],
    ["matches without end", "export default () => /^(a+)+$/.test('a'.repeat(40) + 'b')", /took too many steps/],
    ["recurses", "export default function f() { return f() + 1 }", /threw InternalError: stack overflow/],
    [
      "fills its memory",
      "export default () => { const all = []; for (;;) all.push(new ArrayBuffer(1 << 22)); }",
      /needed more than 64 MiB/,
    ],
    [
      "doubles a text",
      "export default () => { let text = 'x'; for (;;) text += text; }",
      /threw InternalError: string too long|needed more/,
    ],
    [
      "leaves gaps in its memory",
      "export default () => { for (;;) 'x'.repeat(2 ** 24).replace(/x/g, 'yy'); }",
      /needed more than 64 MiB/,
    ],
  ])(
    "that %s harms nobody",
    async (_, source, message) => {
      const verdict = await by(source, value(1), value(2));
      expect(verdict.kind).toBe("fault");
      // On a busy machine three slow calls may not fit into the thread's time limit.
      const given =
        verdict.kind === "fault" ? verdict.troubles.map(({ did }) => comparisonTroubleInWords(did, "en")) : [];
      for (const one of given) if (!one.includes("did not answer within")) expect(one).toMatch(message);
      expect(await by(NEAR, value({ x: 1 }), value({ x: 1.05 }))).toEqual(SAME);
    },
    LONG_MS,
  );

  test(
    "that cannot be interrupted is ended with its thread, and the event loop never waits for it",
    async () => {
      // One native call, which needs 2⁴¹ comparisons of characters.
      const searching = "export default () => 'a'.repeat(2 ** 21).includes('a'.repeat(2 ** 20) + 'b')";
      let turns = 0;
      const ticking = setInterval(() => (turns += 1), 1);
      const answer = await troubles(searching);
      clearInterval(ticking);
      expect(answer).toEqual([expect.stringMatching(/^a,b: .*did not answer within 10 seconds/)]);
      expect(turns).toBeGreaterThan(1_000);
      expect(await by(NEAR, value({ x: 1 }), value({ x: 1.05 }))).toEqual(SAME);
    },
    LONG_MS,
  );
});

test(
  "one customer's functions, whatever they do, keep nobody else's waiting",
  async () => {
    const ended: string[] = [];
    const compare = async (customer: string, source: string) => {
      const { hash } = await scratch.blobs.putBytes(utf8(source));
      await comparer.compare(customer, { kind: "program", source: hash }, value(1), value(2));
      ended.push(customer);
    };
    // A single long step can only be ended by the time limit.
    const strings = 'export default () => { for (;;) "x".repeat(2 ** 24).replace(/x/g, "yy"); }';
    const endless = "export default () => { for (;;); }";
    const hostile = [strings, endless, strings, endless].map((source) => compare("mallory", source));
    await compare("grace", "export default () => true");
    const before = ended.indexOf("grace");
    await Promise.all(hostile);
    // On a busy machine a time limit may pass before grace's thread has started.
    expect(before).toBeLessThanOrEqual(2);
  },
  LONG_MS,
);

describe("a comparison as it is submitted", () => {
  const check = async (source: string | Uint8Array) => {
    const { hash } = await scratch.blobs.putBytes(typeof source === "string" ? utf8(source) : source);
    const refusal = await comparer.check("ada", hash);
    return refusal && fieldInWords({ path: "", ...refusal }, "en");
  };

  test.each([
    ["export default (a, b) => a === b", undefined],
    ["const near = (a, b) => a === b; export { near as default }", undefined],
    ["export default (a, b) => {\n  return a == = b\n}", /Syntax error at line 2, column 15.*return a == = b/],
    ["export const near = () => true", /no default export.*\(a, b\) => boolean/],
    ['import { near } from "near"; export default near', /imports "near".*bundle/],
    ["export default 3", /has no function as its default export/],
    ["throw new Error('early'); export default () => true", /threw Error: early \(line 1\) as soon as it was loaded/],
    ["await 0; export default () => true", /has no function as its default export/],
    ["export default () => '\0'", /NUL/],
    [Uint8Array.of(0xff, 0xfe), /not UTF-8/],
  ])("%j", async (source, refusal) => {
    const answer = await check(source);
    if (refusal === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatch(refusal);
  });
});
