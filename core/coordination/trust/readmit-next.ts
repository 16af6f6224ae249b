import { readmitHouseholds } from "../../units/readmit";
import type { JobRun, State } from "../state";

/** In the next of the jobs: where nobody else would take a unit, households that lost it or were outvoted may try again. */
export function readmitNext(state: State): boolean {
  let readmitted = false;
  for (const job of state.rounds.readmitting.next(state.policy.maxSwept)) {
    if (job.leases > 0 || job.state !== "running") continue;
    let changed = raiseOutvotes(state, job);
    for (const block of job.blocks.values()) if (readmitHouseholds(block)) changed = true;
    if (changed) state.index.reconsider(job);
    readmitted ||= changed;
  }
  return readmitted;
}

function raiseOutvotes(state: State, job: JobRun): boolean {
  if (job.blocks.size === 0 || job.outvoted.size === 0) return false;
  if (![...job.outvoted.values()].some((times) => times >= job.maxOutvotes)) return false;
  job.maxOutvotes += state.policy.checking.outvotesPerJob;
  return true;
}
