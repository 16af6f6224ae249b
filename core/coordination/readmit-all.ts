import { readmitHouseholds } from "../units/readmit";
import type { City, JobRun } from "./state";

/** Where nobody else would take a unit, those that lost it may try again, and those that were outvoted may, too. */
export function readmitAll(city: City): boolean {
  let readmitted = false;
  for (const job of city.jobs.values()) {
    if (job.leases > 0 || job.state !== "running") continue;
    let changed = raiseOutvotes(city, job);
    for (const block of job.blocks.values()) if (readmitHouseholds(block)) changed = true;
    if (changed) city.index.wake(job);
    readmitted ||= changed;
  }
  return readmitted;
}

function raiseOutvotes(city: City, job: JobRun): boolean {
  if (job.blocks.size === 0 || ![...job.outvoted.values()].some((times) => times >= job.mostOutvotes)) return false;
  job.mostOutvotes += city.policy.checking.outvotesPerJob;
  return true;
}
