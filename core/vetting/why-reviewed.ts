/** What a moderator decided about a customer. Only `approved` and `limited` customers, and those of no standing, submit jobs. */
export type Standing = "approved" | "limited" | "frozen" | "banned";

/** Why a moderator looks at a job before it runs. */
export type ReviewWhy = "first-jobs" | "large-budget" | "limited";

export interface VettingRule {
  /** A customer of whom this many jobs have finished with results is known. */
  knownAfterJobs: number;
  /** A known customer's jobs above it are still looked at. */
  budgetNanos: number;
}

export interface VettedJob {
  standing: Standing | null;
  /** Jobs of the customer that ended by themselves, with results. */
  finishedJobs: number;
  budgetNanos: number;
}

/** Null if the job may run at once. A city without a rule still looks at the jobs of customers whom it has limited. */
export function whyReviewed(
  rule: VettingRule | null,
  { standing, finishedJobs, budgetNanos }: VettedJob,
): ReviewWhy | null {
  if (standing === "limited") return "limited";
  if (rule === null || standing === "approved") return null;
  if (finishedJobs < rule.knownAfterJobs) return "first-jobs";
  return budgetNanos > rule.budgetNanos ? "large-budget" : null;
}
