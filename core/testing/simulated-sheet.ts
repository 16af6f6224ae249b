import type { JobId } from "../ids";
import type { JobSheet, Runtime } from "../jobs/job-sheet";
import { FUEL_PER_CORE_SECOND } from "../metering/core-second";
import { MINUTE } from "../time";

/** A job's sheet of which only the runtime and the limits matter. */
export function simulatedSheet(jobId: JobId, runtime: Runtime): JobSheet {
  return {
    jobId,
    name: jobId,
    cause: "",
    customerName: "",
    runtime,
    program: { hash: "" as JobSheet["program"]["hash"], bytes: 0 },
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
