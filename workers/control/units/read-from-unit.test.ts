import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { readFromUnit } from "./read-from-unit";

const output = { op: "output", unit: 3, bytes: new ArrayBuffer(4), stderr: "", fuel: 10, ms: 1.5 };
const failed = { op: "failed", unit: 3, reason: "exit", message: "exit 3", stderr: "oh", fuel: 10, ms: 1.5 };

describe("a unit worker's messages", () => {
  test.each([
    ...[{ op: "ready" }, output, failed, { ...failed, exitCode: 255 }],
    ...[
      { ...failed, bytes: new ArrayBuffer(4) },
      { ...failed, exitCode: 3, bytes: new ArrayBuffer(0) },
      { op: "answers", answers: [output, failed] },
    ],
  ])("is taken when it has exactly the shape of %o", (message) => {
    expect(readFromUnit(message, 4)).toBe(message);
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "ready"],
    ["an array", ["ready"]],
    ["an unknown word", { op: "run" }],
    ["a word that every object has", { op: "constructor" }],
    ["one field too many", { op: "ready", extra: 1 }],
    ["a missing field", { op: "output", unit: 1, bytes: new ArrayBuffer(0), stderr: "", fuel: 0 }],
    ["a view in place of a buffer", { ...output, bytes: new Uint8Array(4) }],
    ["an output beyond the limit", { ...output, bytes: new ArrayBuffer(5) }],
    ["a fraction of a unit", { ...output, unit: 1.5 }],
    ["negative fuel", { ...output, fuel: -1 }],
    ["fuel that is no number", { ...output, fuel: "10" }],
    ["endless time", { ...output, ms: Number.POSITIVE_INFINITY }],
    ["stderr beyond the limit", { ...output, stderr: "x".repeat(LIMITS.unitStderrBytes + 1) }],
    ["a message beyond the limit", { ...failed, message: "x".repeat(LIMITS.unitErrorChars + 1) }],
    ["an unknown reason", { ...failed, reason: "time" }],
    ["an exit code that no program has", { ...failed, exitCode: 256 }],
    ["a failure with more output than the limit", { ...failed, bytes: new ArrayBuffer(5) }],
    ["a failure with a view in place of a buffer", { ...failed, bytes: new Uint8Array(4) }],
    ["no answers", { op: "answers", answers: [] }],
    ["more answers than units", { op: "answers", answers: Array(LIMITS.unitsAhead + 1).fill(output) }],
    ["answers with a hole", { op: "answers", answers: Object.assign(Array(2), { 0: output }) }],
    ["answers with a name beside them", { op: "answers", answers: Object.assign([output], { extra: 1 }) }],
    ["answers that are no list", { op: "answers", answers: { 0: output, length: 1 } }],
    ["answers within answers", { op: "answers", answers: [{ op: "answers", answers: [output] }] }],
    ["readiness among answers", { op: "answers", answers: [{ op: "ready" }] }],
    ["answers beyond the limit", { op: "answers", answers: [output, { ...output, bytes: new ArrayBuffer(5) }] }],
    ["an output with a failure's field", { ...output, reason: "exit" }],
  ])("is refused: %s", (_, message) => {
    expect(readFromUnit(message, 4)).toBeUndefined();
  });

  test("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withTypedArray: true }), (message) => {
        expect(() => readFromUnit(message, 4)).not.toThrow();
      }),
    );
  });
});
