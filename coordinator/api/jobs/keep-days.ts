import type { FieldIssue } from "#protocol/field-issues";
import { handle } from "../../handle";

/** What is wrong with keeping a job's inputs and results for so long, if anything is. */
export function keepDaysIssue(days: number): FieldIssue | undefined {
  const { maxKeepDays } = handle().config;
  if (days <= maxKeepDays) return undefined;
  return {
    path: "keepDays",
    message: `is too long: this city keeps inputs and results for at most ${maxKeepDays} days`,
  };
}
