import { isBlocked } from "../sessions/is-blocked";
import type { JobRun, State } from "../state";
import { whyNotFor } from "./why-not-for";

/** How many devices are at work, and how many of them may and want to run the job. */
export interface Reach {
  devices: number;
  fitting: number;
}

/** Scans all devices, so only at the request of a person. */
export function reachOf(state: Readonly<State>, job: JobRun): Reach {
  let [devices, fitting] = [0, 0];
  for (const { slots, isLeaving, device } of state.sessions.values()) {
    if (slots.length === 0 || isLeaving || isBlocked(state, device)) continue;
    devices += 1;
    if (whyNotFor(state, job, device) === null) fitting += 1;
  }
  return { devices, fitting };
}
