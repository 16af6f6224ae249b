import { type FieldFault, jobFault } from "#protocol/job-faults/job-fault";
import { handle } from "../../handle";

/** Why a job's inputs and results cannot be kept for this long, if so. */
export function keepDaysIssue(days: number): FieldFault | undefined {
  const { maxKeepDays } = handle().config;
  if (days <= maxKeepDays) return undefined;
  return { path: "keepDays", jobFault: jobFault("kept-too-long", { maxDays: maxKeepDays }) };
}
