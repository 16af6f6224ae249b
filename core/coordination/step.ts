import type { Millis } from "../time";
import type { Effects } from "./effects";
import type { State } from "./state";

/** What handling one event works with: the state, changed in place; the time; and what to send, claim and make durable. */
export interface Step {
  readonly state: State;
  readonly now: Millis;
  readonly effects: Effects;
}
