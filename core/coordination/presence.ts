import type { HouseholdId } from "../ids";
import type { State } from "./state";

/** One more device of the household is connected. */
export function enterHousehold(state: State, household: HouseholdId) {
  state.present.set(household, (state.present.get(household) ?? 0) + 1);
}

export function leaveHousehold(state: State, household: HouseholdId) {
  const left = (state.present.get(household) ?? 1) - 1;
  if (left > 0) state.present.set(household, left);
  else state.present.delete(household);
}
