import type { FuelRate } from "../ledger/pricing";
import type { City, JobRun } from "./state";

/** The city's price today, by the measure of fuel that the job was submitted with. */
export const fuelRate = (city: City, job: JobRun): FuelRate => ({
  coreHourNanos: city.policy.coreHourNanos,
  fuelPerSecond: job.sheet.fuelPerSecond,
});
