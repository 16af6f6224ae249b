import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { UnitOutput } from "#core/units/output";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";
import type { RunOutcome } from "#workers/sandbox/unit-run";

export interface PythonFile {
  path: string;
  bytes: Uint8Array;
}

interface Run {
  args: string[];
  files: PythonFile[];
  seconds: number;
  memoryMib: number;
}

const OUTPUT_BYTES = 1024 * 1024;
const STDERR_BYTES = 16 * 1024;

/** Runs the interpreter once on this thread, within limits, outside of any unit. */
export function runInterpreter(
  interpreter: WebAssembly.Module,
  { args, files, seconds, memoryMib }: Run,
): RunOutcome<UnitOutput> {
  const limits = {
    fuel: seconds * FUEL_PER_CORE_SECOND,
    memoryMib,
    outputBytes: OUTPUT_BYTES,
    stderrBytes: STDERR_BYTES,
  };
  const program = new WasiProgram(
    interpreter,
    { shared: files, outputs: [], okExitCodes: [0], limits },
    { now: () => 0, sleep: () => {} },
  );
  const value = { kind: "json", json: "null" } as const;
  return program.run({ unit: 0, args, stdin: new Uint8Array(), files: [], value, sharePercent: 100 });
}
