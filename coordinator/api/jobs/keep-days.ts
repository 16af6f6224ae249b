import type { FieldIssue } from "#protocol/field-issues";
import { handle } from "../../handle";

/** Why a job's inputs and results cannot be kept for this long, if so. */
export function keepDaysIssue(days: number): FieldIssue | undefined {
  const { maxKeepDays } = handle().config;
  if (days <= maxKeepDays) return undefined;
  return {
    path: "keepDays",
    message: `is too long: this city keeps inputs and results for at most ${maxKeepDays} days`,
  };
}
