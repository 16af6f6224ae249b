import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTemplate } from "./check-template";
import { commandText } from "./command-text";
import { type CallSpec, expandCall } from "./expand-call";
import { fillTemplate, templateFields } from "./template";

const HASH = "a".repeat(64);
const spec = (changes: Partial<CallSpec>): CallSpec => ({
  inputKind: "lines",
  args: [],
  ...changes,
});

describe("templates", () => {
  test("text without braces is unchanged", () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[{}]/.test(text));
        expect(fillTemplate(text, new Map())).toBe(text);
      }),
    ));

  test("doubled braces can express any text", () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "a", "$&", "'") }), (text) => {
        const escaped = text.replaceAll("{", "{{").replaceAll("}", "}}");
        expect(fillTemplate(escaped, new Map())).toBe(text);
        expect(templateFields(escaped)).toEqual([]);
      }),
    ));

  test("a value is inserted unchanged, whatever it contains", () =>
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillTemplate("<{x}>", new Map([["x", value]]))).toBe(`<${value}>`);
      }),
    ));

  test("fields are named once, in order", () => {
    expect(templateFields("{b}{a}{{no}}{b}")).toEqual(["b", "a"]);
  });
});

describe("checkTemplate", () => {
  test("names the unknown field and the known ones", () => {
    expect(checkTemplate(["{lien}"], undefined, "lines", [])).toEqual({
      kind: "unknown-field",
      field: "lien",
      known: ["index", "line"],
    });
  });

  test("checks the standard input too", () => {
    expect(checkTemplate([], "{nope}", "range", [])).toMatchObject({
      kind: "unknown-field",
      field: "nope",
    });
  });

  test("knows the keys of the first object", () => {
    expect(checkTemplate(["{seed}", "{value}", "{index}"], "{seed}", "jsonl", ["seed"])).toEqual({ kind: "ok" });
    expect(checkTemplate(["{seed}"], undefined, "lines", ["seed"])).toMatchObject({ kind: "unknown-field" });
  });
});

describe("expandCall", () => {
  test("a range counts from its start by its step", () => {
    const call = expandCall(
      spec({
        inputKind: "range",
        range: { from: 10, step: 5 },
        args: ["{value}", "{end}", "#{index}"],
      }),
      3,
      undefined,
    );
    expect(call).toEqual({
      args: ["25", "30", "#3"],
      stdin: { kind: "none" },
      files: [],
      value: { kind: "json", json: 25 },
    });
  });

  test("a line is an argument, standard input and a JavaScript value, byte for byte", () =>
    fc.assert(
      fc.property(fc.string(), (line) => {
        const call = expandCall(spec({ args: ["-x", "{line}"] }), 0, line);
        expect(call.args).toEqual(["-x", line]);
        expect(call.stdin).toEqual({ kind: "text", text: `${line}\n` });
        expect(call.value).toEqual({ kind: "json", json: line });
      }),
    ));

  test("a file is mounted at its name, fed to standard input and given as bytes", () => {
    const line = JSON.stringify({ name: "a b/c.txt", hash: HASH, bytes: 7 });
    const blob = { kind: "blob", hash: HASH, bytes: 7 };
    expect(expandCall(spec({ inputKind: "files", args: ["{name}"] }), 0, line)).toEqual({
      args: ["a b/c.txt"],
      stdin: blob,
      files: [{ path: "a b/c.txt", content: blob }],
      value: blob,
    });
  });

  test("a standard input template replaces the default", () => {
    expect(expandCall(spec({ stdin: "{index}:{line}" }), 4, "x").stdin).toEqual({ kind: "text", text: "4:x" });
  });

  test("the keys of an object are fields; nested values are JSON text; missing ones are empty", () => {
    const line = '{"name":"n","deep":{"a":[1]},"n":2.5}';
    const args = ["{name}", "{deep}", "{n}", "{gone}", "{value}"];
    expect(expandCall(spec({ inputKind: "json", args }), 0, line).args).toEqual(["n", '{"a":[1]}', "2.5", "", line]);
  });

  test("a scalar is {value}: a string without quotes", () => {
    const value = (line: string) => expandCall(spec({ inputKind: "json", args: ["{value}"] }), 0, line).args[0];
    expect([value('"a b"'), value("7"), value("null"), value("[1,2]")]).toEqual(["a b", "7", "null", "[1,2]"]);
  });

  test("an object of jsonl brings its own arguments, input and files, all literal", () => {
    const line = JSON.stringify({
      args: ["{index}"],
      stdin: "{x}",
      files: [
        { path: "t", text: "T" },
        { path: "b", hash: HASH, bytes: 3 },
      ],
      x: 1,
    });
    const call = expandCall(spec({ inputKind: "jsonl", args: ["{x}"], stdin: "no" }), 0, line);
    expect(call.args).toEqual(["{index}"]);
    expect(call.stdin).toEqual({ kind: "text", text: "{x}" });
    expect(call.files).toEqual([
      { path: "t", content: { kind: "text", text: "T" } },
      { path: "b", content: { kind: "blob", hash: HASH, bytes: 3 } },
    ]);
  });

  test("the elements of a JSON array keep their args key as data", () => {
    expect(expandCall(spec({ inputKind: "json", args: ["{args}"] }), 0, '{"args":["z"]}').args).toEqual(['["z"]']);
  });
});

describe("commandText", () => {
  test("a shell reads back exactly the arguments and the input", () => {
    const word = fc.string({ minLength: 0, maxLength: 30 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), word, (args, input) => {
        const text = commandText({
          args,
          stdin: { kind: "text", text: input },
          files: [],
          value: { kind: "json", json: 0 },
        });
        const script = `program() { for word in "$@"; do printf '%s\\0' "$word"; done; cat; }\n${text}`;
        const said = execFileSync("sh", ["-c", script]).toString();
        expect(said).toBe([...args, input].join("\0"));
      }),
      { numRuns: 40 },
    );
  });

  test("a mounted file is fed by its name", () => {
    const line = JSON.stringify({ name: "in 1.txt", hash: HASH, bytes: 7 });
    expect(commandText(expandCall(spec({ inputKind: "files", args: ["-c"] }), 0, line))).toBe(
      "program -c < 'in 1.txt'",
    );
  });
});
