import { AdminCustomer } from "../admin";
import { DismissReportsInput, ReportJobInput, ReportList } from "../job-reports";
import { json, Nothing } from "../operation";
import { BanProgramInput, DecideReviewInput, JudgeCustomerInput, Review, ReviewIdInput, ReviewList } from "../vetting";

const moderate = { tag: "admin", audience: "admin:moderate" } as const;

/** Jobs that wait for a moderator, and what a moderator decides about jobs, customers and programs. */
export const vettingOperations = {
  listReviews: json({
    tag: "admin",
    audience: "admin:see",
    method: "GET",
    path: "/admin/reviews",
    summary: "Jobs that wait for a moderator, and programs that are banned.",
    input: Nothing,
    output: ReviewList,
  }),
  getReview: json({
    ...moderate,
    method: "GET",
    path: "/admin/reviews/{jobId}",
    summary:
      "What a moderator needs to decide about a job that waits: its program, its customer, and what residents would be told.",
    input: ReviewIdInput,
    output: Review,
    refusals: ["NOT_FOUND"],
  }),
  decideReview: json({
    ...moderate,
    method: "POST",
    path: "/admin/reviews/{jobId}",
    summary: "Let a job that waits run, or refuse it: its customer reads the reason and gets the budget back.",
    input: DecideReviewInput,
    output: ReviewList,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  judgeCustomer: json({
    ...moderate,
    method: "POST",
    path: "/admin/customers/{customerId}/standing",
    summary: "Approve, limit, freeze or ban a customer, or take that back; the customer reads the reason.",
    input: JudgeCustomerInput,
    output: AdminCustomer,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  reportJob: json({
    tag: "city",
    audience: "anyone",
    method: "POST",
    path: "/jobs/{jobId}/report",
    summary: "For a resident's device: something is wrong with a job. Moderators see how many say so.",
    input: ReportJobInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  listReports: json({
    tag: "admin",
    audience: "admin:see",
    method: "GET",
    path: "/admin/reports",
    summary: "Open jobs that residents reported.",
    input: Nothing,
    output: ReportList,
  }),
  dismissReports: json({
    ...moderate,
    method: "POST",
    path: "/admin/reports/{jobId}/dismiss",
    summary: "You have looked at what residents reported of a job: the reports so far are no longer listed.",
    input: DismissReportsInput,
    output: ReportList,
    refusals: ["NOT_FOUND"],
  }),
  banProgram: json({
    ...moderate,
    method: "POST",
    path: "/admin/programs/{program}/ban",
    summary: "Refuse these bytes in every job from now on, and cancel the open jobs that name them.",
    input: BanProgramInput,
    output: ReviewList,
  }),
  unbanProgram: json({
    ...moderate,
    method: "POST",
    path: "/admin/programs/{program}/unban",
    summary: "Allow a banned program again.",
    input: BanProgramInput,
    output: ReviewList,
    refusals: ["NOT_FOUND"],
  }),
};
