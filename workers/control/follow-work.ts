import type { DonationState } from "../contract/donation-state";
import { nextState } from "./donation-machine";

/** The state after the slots or the outbox have changed. */
export function followWork(state: DonationState, isWorking: boolean, results: number): DonationState {
  switch (state.mode) {
    case "connecting":
    case "preparing":
    case "waiting":
      return isWorking ? nextState(state, { kind: "work-began" }) : state;
    case "working":
      return isWorking ? state : nextState(state, { kind: "work-ended" });
    case "off":
    case "finishing":
      return nextState(state, { kind: "results-left", results });
    default:
      return state;
  }
}
