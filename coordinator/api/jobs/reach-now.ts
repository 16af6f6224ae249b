import { type Reach, reachOf } from "#core/coordination/granting/reach";
import type { JobRun, State } from "#core/coordination/state";
import { steadyNow } from "../../clock";

/** Cached, so that frequent calls do not iterate over all devices each time. */
const FRESH_MS = 5_000;
const known = new WeakMap<JobRun, { reach: Reach; at: number }>();

export function reachNow(state: Readonly<State>, job: JobRun | undefined): Reach | null {
  if (!job) return null;
  const before = known.get(job);
  const at = steadyNow();
  if (before && at - before.at < FRESH_MS) return before.reach;
  const reach = reachOf(state, job);
  known.set(job, { reach, at });
  return reach;
}
