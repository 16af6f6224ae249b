import { describe, expect, test } from "vitest";
import { failureFault, type SaidFailure } from "./failure-fault";
import { encodeOutput, type OutputPart } from "./output";
import type { OutputTerms } from "./output-fault";

const encodeText = (text: string) => new TextEncoder().encode(text);
const decodeText = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const command: OutputTerms = {
  runtime: "wasi",
  outputs: ["report.txt"],
  okExitCodes: [0, 10],
  limits: { outputBytes: 100 },
};
const module: OutputTerms = { ...command, runtime: "js" };

const part = (name: string, length = 3): OutputPart => ({ name, bytes: new Uint8Array(length) });
function left(exitCode: number, ...parts: OutputPart[]): SaidFailure["output"] {
  const bytes = encodeOutput({ exitCode, parts }, encodeText);
  return { beginning: bytes, byteLength: bytes.length };
}

describe("how a unit of the job can fail", () => {
  test.each<[string, SaidFailure, OutputTerms]>([
    [
      "by its exit code, with all that it left",
      { reason: "exit", exitCode: 3, output: left(3, part("stdout"), part("report.txt")) },
      command,
    ],
    ["by its exit code, told without it", { reason: "exit", exitCode: 3 }, command],
    ["by a trap", { reason: "trap", output: left(0, part("stdout", 0)) }, command],
    ["out of fuel, with as much as it may", { reason: "fuel", output: left(0, part("stdout", 100)) }, command],
    ["by too much output", { reason: "output", output: left(0, part("stdout", 100)) }, command],
    ["out of time", { reason: "time" }, command],
    ["as a module", { reason: "error" }, module],
  ])("%s", (_how, failure, terms) => {
    expect(failureFault(failure, terms, decodeText)).toBeUndefined();
  });
});

describe("how no unit of the job can fail", () => {
  test.each<[string, SaidFailure, OutputTerms]>([
    ["by an exit code that is a success", { reason: "exit", exitCode: 10 }, command],
    ["by an exit without a code", { reason: "exit" }, command],
    ["by a trap with a code", { reason: "trap", exitCode: 3 }, command],
    ["with another exit code in its output", { reason: "exit", exitCode: 3, output: left(4, part("stdout")) }, command],
    [
      "with a file that the job does not list",
      { reason: "trap", output: left(0, part("stdout"), part("../evil")) },
      command,
    ],
    ["with more than the job allows", { reason: "fuel", output: left(0, part("stdout", 101)) }, command],
    ["with what it left when it ran out of time", { reason: "time", output: left(0, part("stdout")) }, command],
    ["with what it left before it began", { reason: "memory", output: left(0, part("stdout")) }, command],
    [
      "with bytes that are no output",
      { reason: "trap", output: { beginning: encodeText("no output"), byteLength: 9 } },
      command,
    ],
    ["as a module with an output", { reason: "error", output: left(0, part("stdout")) }, module],
    ["as a module with an exit code", { reason: "exit", exitCode: 1 }, module],
  ])("%s", (_how, failure, terms) => {
    expect(failureFault(failure, terms, decodeText)).toEqual(expect.any(String));
  });
});
