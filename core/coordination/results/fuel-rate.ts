import type { FuelRate, WorkPrice } from "../../ledger/pricing";
import type { JobRun, State } from "../state";

/** The price at which the job was submitted, whatever the city's is by now. */
export const workPrice = ({ policy }: State, { spec }: JobRun): WorkPrice =>
  spec.price ?? { coreHourNanos: policy.coreHourNanos, donorPercent: policy.donorPercent };

/** The same in the units of fuel that were in force then. */
export const fuelRate = (state: State, job: JobRun): FuelRate => ({
  coreHourNanos: workPrice(state, job).coreHourNanos,
  fuelPerSecond: job.spec.fuelPerSecond,
});
