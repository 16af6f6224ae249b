import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { findInterpreter } from "#python/interpreter";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";
import { followTrio } from "./reference";

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
const manifest = JobManifest.parse(JSON.parse(read("manifest.json").toString()));
const interpreter = findInterpreter(path.join(import.meta.dirname, "..", ".."));
if (!interpreter) throw new Error("The interpreter was not built.");

const program = new WasiProgram(
  new WebAssembly.Module(interpreter.read()),
  {
    shared: [{ path: "main.py", bytes: new Uint8Array(read("main.py")) }],
    outputs: [],
    okExitCodes: [0],
    limits: {
      fuel: manifest.limits.seconds * FUEL_PER_CORE_SECOND,
      memoryMib: manifest.limits.memoryMib,
      outputBytes: manifest.limits.outputBytes,
      stderrBytes: 16_384,
    },
  },
  { now: () => 0, sleep: () => {} },
);

function compute(input: number, time: string) {
  const outcome = program.run({
    unit: input + 64,
    args: ["function", "main.py", String(input + 64), "json", time],
    stdin: new TextEncoder().encode(String(input)),
    files: [],
    value: { kind: "json", json: "null" },
    sharePercent: 100,
  });
  if (outcome.kind === "failed") throw new Error(`${outcome.message} ${outcome.stderr}`);
  return JSON.parse(new TextDecoder().decode(outcome.output.parts[0]?.bytes));
}

test.each([-64, 0, 17])("unit %i agrees to the last digit with the same integration in another language", (input) => {
  const [time = ""] = manifest.args;
  expect(compute(input, time)).toEqual(followTrio(input, Number(time)));
});

/** Chenciner and Montgomery: the period is 6.32591398. */
test("without a push the stars are back where they began after the period that is published", () => {
  const { fate, positions } = compute(0, "6.32591398");
  expect(fate).toBe("together");
  const began = [0.97000436, -0.24308753, -0.97000436, 0.24308753, 0, 0];
  for (const [at, position] of positions.entries()) expect(Math.abs(position - (began[at] ?? 0))).toBeLessThan(0.002);
});
