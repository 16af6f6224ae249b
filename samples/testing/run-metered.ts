import { readFileSync } from "node:fs";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { meterModule } from "#core/metering/meter-module";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";

const PAGES_PER_MIB = 16;

/** Runs a sample's command as devices do: metered, within the manifest's limits, with its shared files. */
export function runMetered(folder: URL, manifest: JobManifest, args: string[], unit: number) {
  const { program, shared, limits, outputs, okExitCodes } = manifest;
  const read = (source: JobManifest["program"]["source"]) => {
    if ("blob" in source) throw new Error("A sample names its files by `file`.");
    return new Uint8Array(readFileSync(new URL(source.file, folder)));
  };
  const metered = meterModule(read(program.source), { maxPages: limits.memoryMib * PAGES_PER_MIB });
  if (metered.kind === "refused") throw new Error(metered.message);
  const command = new WasiProgram(
    new WebAssembly.Module(new Uint8Array(metered.bytes)),
    {
      shared: shared.map(({ path, source }) => ({ path, bytes: read(source) })),
      outputs,
      okExitCodes,
      limits: {
        fuel: limits.seconds * FUEL_PER_CORE_SECOND,
        outputBytes: limits.outputBytes,
        memoryMib: limits.memoryMib,
        stderrBytes: 16_384,
      },
    },
    { now: () => 0, sleep: () => {} },
  );
  return command.run({
    unit,
    args,
    stdin: new Uint8Array(),
    files: [],
    value: { kind: "json", json: "null" },
    sharePercent: 100,
  });
}
