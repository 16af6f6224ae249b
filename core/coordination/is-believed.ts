import type { HouseholdId } from "../ids";
import { isTrusted, type Standing } from "../reputation/standing";
import type { JobRun, State } from "./state";

/**
 * Whether an answer may stand alone, to be confirmed, and confirm another. A household that was outvoted in the job is
 * not believed there again: its price would be to compute once more what it answers until it is found out the next time.
 */
export const isBelieved = (state: State, job: JobRun, device: Standing & { household: HouseholdId }) =>
  job.adaptive && isTrusted(device, state.policy.checking) && !job.outvoted.has(device.household);
