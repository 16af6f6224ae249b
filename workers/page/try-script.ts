import type { BlobHash, JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import type { LocalResult } from "#protocol/devices/device-messages";
import type { SandboxPlaces } from "./sandbox-places";
import { type TryOptions, tryUnits } from "./try-units";

const MEMORY_MIB = 64;
const OUTPUT_BYTES = 65_536;
/** A name for programs that are already here, which no hash can equal. */
const AT_HAND = "at-hand" as BlobHash;

export interface TryScriptOptions extends SandboxPlaces, Pick<TryOptions, "onUnit" | "signal"> {
  /** A JavaScript module as devices would get it. */
  program: Uint8Array;
  /** One unit each. */
  inputs: readonly unknown[];
  /** For each unit. */
  wallMs: number;
}

/** The limits of each of its units. */
export const scriptTerms = (wallMs: number): Pick<JobSpec, "limits" | "fuelPerSecond"> => ({
  limits: { fuel: 0, wallMs, memoryMib: MEMORY_MIB, outputBytes: OUTPUT_BYTES },
  fuelPerSecond: FUEL_PER_CORE_SECOND,
});

/** Runs a script that was not uploaded, in a new sandbox of the same kind as for donations. */
export function tryScript({ program, inputs, wallMs, ...options }: TryScriptOptions): Promise<LocalResult[]> {
  const spec: JobSpec = {
    jobId: "at-hand" as JobId,
    name: "",
    cause: "",
    customerName: "",
    runtime: "js",
    program: { hash: AT_HAND, bytes: program.length },
    shared: [],
    inputKind: "jsonl",
    args: [],
    outputs: [],
    okExitCodes: [0],
    ...scriptTerms(wallMs),
    picture: { kind: "mosaic" },
  };
  const lines = inputs.map((input) => JSON.stringify(input));
  return tryUnits({ ...options, spec, units: [...inputs.keys()], lines, program });
}
