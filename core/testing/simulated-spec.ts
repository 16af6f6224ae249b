import type { JobId } from "../ids";
import type { JobSpec, Runtime } from "../jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "../metering/core-second";
import { MINUTE } from "../time";

/** A job spec of which only the runtime and the limits matter. */
export function simulatedSpec(jobId: JobId, runtime: Runtime): JobSpec {
  return {
    jobId,
    name: jobId,
    cause: "",
    customerName: "",
    runtime,
    program: { hash: "" as JobSpec["program"]["hash"], bytes: 0 },
    shared: [],
    inputKind: "range",
    args: [],
    outputs: [],
    okExitCodes: [0],
    limits: { fuel: 100_000_000, wallMs: 2 * MINUTE, memoryMib: 64, outputBytes: 1_000 },
    fuelPerSecond: FUEL_PER_CORE_SECOND,
    picture: { kind: "mosaic" },
  };
}
