import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeOutput, type OutputPart, type UnitOutput } from "./output";
import { type OutputTerms, outputFault } from "./output-fault";

const encodeText = (text: string) => new TextEncoder().encode(text);
const decodeText = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const command: OutputTerms = {
  runtime: "wasi",
  outputs: ["report.txt", "data/points.bin"],
  okExitCodes: [0, 10],
  limits: { outputBytes: 100 },
};
const script: OutputTerms = { ...command, runtime: "js" };

const part = (name: string, length = 3): OutputPart => ({ name, bytes: new Uint8Array(length).fill(7) });
const stdout = part("stdout");
const fault = (output: UnitOutput, terms = command) => {
  const bytes = encodeOutput(output, encodeText);
  return outputFault(bytes, bytes.length, terms, decodeText);
};

/** An output with an arbitrary header. */
function withHead(head: string | Uint8Array, body = 0) {
  const text = typeof head === "string" ? encodeText(head) : head;
  const bytes = new Uint8Array(4 + text.length + body);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  return outputFault(bytes, bytes.length, command, decodeText);
}

describe("what a unit of the job can return", () => {
  test.each<[string, UnitOutput, OutputTerms]>([
    ["standard output alone", { exitCode: 0, parts: [stdout] }, command],
    ["another successful exit code", { exitCode: 10, parts: [part("stdout", 0)] }, command],
    ["the second file without the first", { exitCode: 0, parts: [stdout, part("data/points.bin")] }, command],
    ["both files", { exitCode: 0, parts: [stdout, part("report.txt"), part("data/points.bin")] }, command],
    ["as many bytes as it may", { exitCode: 0, parts: [part("stdout", 100)] }, command],
    ["a module's value", { exitCode: 0, type: "json", parts: [part("output")] }, script],
  ])("%s", (_what, output, terms) => {
    expect(fault(output, terms)).toBeUndefined();
  });
});

describe("what no unit of the job can return", () => {
  test.each<[string, UnitOutput, OutputTerms]>([
    ["a file that was not asked for", { exitCode: 0, parts: [stdout, part("other.txt")] }, command],
    ["a path out of the folder", { exitCode: 0, parts: [stdout, part("../../../../evil")] }, command],
    ["a name with a NUL", { exitCode: 0, parts: [stdout, part("report.txt\0")] }, command],
    ["a file twice", { exitCode: 0, parts: [stdout, part("report.txt"), part("report.txt")] }, command],
    ["files in another order", { exitCode: 0, parts: [stdout, part("data/points.bin"), part("report.txt")] }, command],
    ["standard output twice", { exitCode: 0, parts: [stdout, stdout] }, command],
    ["no standard output", { exitCode: 0, parts: [part("report.txt")] }, command],
    ["no parts", { exitCode: 0, parts: [] }, command],
    ["an exit code that is a failure", { exitCode: 1, parts: [stdout] }, command],
    ["a command with a type", { exitCode: 0, type: "text", parts: [stdout] }, command],
    ["a byte more than it may", { exitCode: 0, parts: [part("stdout", 60), part("report.txt", 41)] }, command],
    ["a module with standard output", { exitCode: 0, type: "json", parts: [stdout] }, script],
    ["a module with two values", { exitCode: 0, type: "json", parts: [part("output"), part("output")] }, script],
    ["a module's value without a type", { exitCode: 0, parts: [part("output")] }, script],
    ["a module with an exit code", { exitCode: 10, type: "json", parts: [part("output")] }, script],
  ])("%s", (_what, output, terms) => {
    expect(fault(output, terms)).toEqual(expect.any(String));
  });

  test.each<[string, string | Uint8Array, number?]>([
    ["a head with spaces", '{"exitCode": 0,"parts":[["stdout",0]]}'],
    ["fields in another order", '{"parts":[["stdout",0]],"exitCode":0}'],
    ["a field of its own", '{"exitCode":0,"parts":[["stdout",0]],"more":1}'],
    ["an escaped letter", '{"exitCode":0,"parts":[["st\\u0064out",0]]}'],
    ["a number written otherwise", '{"exitCode":0,"parts":[["stdout",1e0]]}', 1],
    ["a minus before zero", '{"exitCode":-0,"parts":[["stdout",0]]}'],
    ["a byte order mark", '\uFEFF{"exitCode":0,"parts":[["stdout",0]]}'],
    ["bytes that are no text", new Uint8Array([0x7b, 0xff, 0x7d])],
    ["a length below zero", '{"exitCode":0,"parts":[["stdout",-1]]}'],
    ["more bytes than the parts have", '{"exitCode":0,"parts":[["stdout",0]]}', 1],
    ["fewer bytes than the parts have", '{"exitCode":0,"parts":[["stdout",9]]}'],
    ["lengths beyond all numbers", `{"exitCode":0,"parts":[["stdout",${Number.MAX_VALUE}]]}`],
    ["a head of 65 KiB", `{"exitCode":0,"parts":[["${"x".repeat(65 * 1024)}",0]]}`],
    ["34 parts", JSON.stringify({ exitCode: 0, parts: Array(34).fill(["stdout", 0]) })],
  ])("%s", (_what, head, body) => {
    expect(withHead(head, body)).toEqual(expect.any(String));
  });
});

test("of all encodings of an output only one is accepted", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(), fc.nat(255), (content, where, value) => {
      const bytes = encodeOutput({ exitCode: 0, parts: [{ name: "stdout", bytes: content }] }, encodeText);
      const body = bytes.length - content.length;
      const altered = bytes.slice();
      altered[where % body] = value;
      const isSame = altered.every((byte, at) => byte === bytes[at]);
      const found = outputFault(altered, altered.length, { ...command, okExitCodes: [0] }, decodeText);
      expect(found === undefined).toBe(isSame);
    }),
  ));
