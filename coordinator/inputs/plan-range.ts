import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import { type PlanOutcome, refused } from "./units-plan";

/** The units of a range: they need no lines, and their blocks are all alike. */
export function planRange(range: Extract<JobInputs, { kind: "range" }>): PlanOutcome {
  const units = Math.floor((range.to - range.from) / range.step) + 1;
  if (units > LIMITS.unitsPerJob) return refused("inputs.to", jobFault("range-too-long", { units }));
  const blocks = { alike: true, unitsPerBlock: LIMITS.unitsPerBlock } as const;
  return { kind: "planned", mayPass: false, plan: { units, blocks, firstLines: [], longestLineBytes: 0 } };
}
