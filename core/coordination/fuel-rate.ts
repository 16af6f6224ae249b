import type { FuelRate } from "../ledger/pricing";
import type { JobRun, State } from "./state";

/** The city's price today, in the units of fuel that were in force when the job was submitted. */
export const fuelRate = (state: State, job: JobRun): FuelRate => ({
  coreHourNanos: state.policy.coreHourNanos,
  fuelPerSecond: job.spec.fuelPerSecond,
});
