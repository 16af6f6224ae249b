import { availableParallelism } from "node:os";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { unitLimits } from "#protocol/manifest/unit-limits";
import { openLocalRunner } from "../../../cli/runtime/local-runner";
import type { LocalJob } from "./local-jobs";

/** Busy machines take their time, and it is not the time that is measured. */
const WALL_MS = 600_000;

export interface FuelOptions {
  /** Which units, in this order. */
  units: readonly number[];
  /** So many of them in any case, and of the others as many as are begun within so long. */
  needed: number;
  withinMs: number;
  signal: AbortSignal;
}

/** What each unit takes, in the harness that runs them on devices; of a script, by its CPU time. */
export async function fuelOfUnits(
  job: LocalJob,
  { units, needed, withinMs, signal }: FuelOptions,
): Promise<Map<number, number>> {
  const { runtime } = job.manifest.program;
  const fuels = new Map<number, number>();
  const until = performance.now() + withinMs;
  let next = 0;
  const lane = async () => {
    const runner = openRunner(job);
    try {
      while (next < units.length && !signal.aborted && (next < needed || performance.now() < until)) {
        const unit = units[next++] as number;
        const before = process.cpuUsage();
        const { kind, fuel, ...rest } = await runner.run(unit, job.callOf(unit));
        if (kind === "failed") throw new Error(`Unit ${unit} failed: ${JSON.stringify(rest)}`);
        const { user, system } = process.cpuUsage(before);
        fuels.set(unit, runtime === "js" ? ((user + system) * FUEL_PER_CORE_SECOND) / 1e6 : fuel);
      }
    } finally {
      next = units.length;
      runner.close();
    }
  };
  // The CPU time of a script is that of the whole process, so nothing else may run in it.
  const lanes = runtime === "js" ? 1 : availableParallelism();
  await Promise.all(Array.from({ length: lanes }, lane));
  signal.throwIfAborted();
  return fuels;
}

function openRunner({ manifest, read }: LocalJob) {
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
  return opened.runner;
}
