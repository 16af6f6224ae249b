import type { Millis } from "../time";
import type { Effects } from "./effects";
import type { State } from "./state";

/** What one event works with: the state, which it changes in place, the time, and what is to be sent, claimed and made durable. */
export interface Step {
  readonly state: State;
  readonly now: Millis;
  readonly effects: Effects;
}
