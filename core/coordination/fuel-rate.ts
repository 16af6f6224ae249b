import type { FuelRate } from "../ledger/pricing";
import type { JobRun, State } from "./state";

/** The city's price today, by the measure of fuel that the job was submitted with. */
export const fuelRate = (state: State, job: JobRun): FuelRate => ({
  coreHourNanos: state.policy.coreHourNanos,
  fuelPerSecond: job.spec.fuelPerSecond,
});
