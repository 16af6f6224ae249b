import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { unitLimits } from "#protocol/unit-limits";
import { openLocalRunner } from "../../../cli/runtime/local-runner";
import type { LocalJob } from "./local-jobs";

/** Busy machines take their time, and it is not the time that is measured. */
const WALL_MS = 600_000;

/** What each of the first `units` takes, in the harness that runs them on devices; of a script, what a core spends in the time. */
export async function fuelOfUnits({ manifest, callOf, read }: LocalJob, units: number, signal: AbortSignal) {
  const { program, shared, outputs, okExitCodes, limits } = manifest;
  const opened = openLocalRunner({
    spec: {
      runtime: program.runtime,
      outputs,
      okExitCodes,
      limits: { ...unitLimits(program.runtime, limits), wallMs: WALL_MS },
    },
    program: read(program.source),
    shared: shared.map(({ path, source }) => ({ path, bytes: read(source) })),
    readBlob: () => Promise.reject(new Error("No sample names a blob.")),
  });
  if (opened.kind === "refused") throw new Error(opened.message);
  const fuels: number[] = [];
  try {
    for (let unit = 0; unit < units && !signal.aborted; unit += 1) {
      const { kind, fuel, ms, ...rest } = await opened.runner.run(unit, callOf(unit));
      if (kind === "failed") throw new Error(`Unit ${unit} failed: ${JSON.stringify(rest)}`);
      fuels.push(program.runtime === "js" ? (ms * FUEL_PER_CORE_SECOND) / 1_000 : fuel);
    }
  } finally {
    opened.runner.close();
  }
  return fuels;
}
