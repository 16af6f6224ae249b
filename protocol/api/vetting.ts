import { z } from "zod";
import type { Standing as CoreStanding, ReviewWhy as CoreWhy } from "#core/vetting/why-reviewed";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { JobManifest, Sha256 } from "../manifest/job-manifest";
import { AdminCustomer, CustomerIdInput, Reason } from "./admin";

export const Standing: z.ZodType<CoreStanding> = z.enum(["approved", "limited", "frozen", "banned"]);
export const ReviewWhy: z.ZodType<CoreWhy> = z.enum(["first-jobs", "large-budget", "limited"]);

/** A customer as their jobs show them. */
const CustomerRecord = AdminCustomer.extend({
  finishedJobs: z.int().describe("That ended by themselves, with results."),
  refusedJobs: z.int().describe("That a moderator refused."),
  stoppedJobs: z.int().describe("That an admin stopped."),
}).meta({ id: "CustomerRecord" });
export type CustomerRecord = z.infer<typeof CustomerRecord>;

const HeldJob = z.strictObject({
  jobId: z.string(),
  name: z.string(),
  customerName: z.string(),
  units: z.int(),
  budgetNanos: z.int(),
  why: ReviewWhy,
  since: z.iso.datetime(),
});

export const ReviewList = z
  .strictObject({
    waiting: z.array(HeldJob).describe(`Those that wait longest, ${LIMITS.MAX_REVIEWS_SHOWN} at most.`),
    total: z.int(),
    bans: z
      .array(z.strictObject({ program: Sha256, reason: z.string(), since: z.iso.datetime() }))
      .describe("Programs that no job may name, the newest first."),
  })
  .meta({ id: "ReviewList" });
export type ReviewList = z.infer<typeof ReviewList>;

export const ReviewIdInput = z.strictObject({ jobId: JobId });
export const Review = HeldJob.extend({
  told: z
    .strictObject({ name: z.string(), cause: z.string(), customerName: z.string(), workKind: z.string() })
    .describe("What residents would be told."),
  manifest: JobManifest,
  program: z.strictObject({
    hash: Sha256.describe("Of what the customer uploaded."),
    bytes: z.int(),
    notes: z.array(z.string()).describe("What it imports, among others."),
    warnings: z.array(z.string()),
    text: z.string().nullable().describe("The beginning of its source, of a script."),
    strings: z.array(z.string()).describe("Readable text in it, in its order."),
    scannedBytes: z.int().describe("How much of it was searched for those."),
  }),
  customer: CustomerRecord,
}).meta({ id: "Review" });
export type Review = z.infer<typeof Review>;

export const DecideReviewInput = ReviewIdInput.extend({
  decision: z.enum(["approve", "refuse"]),
  customer: z
    .boolean()
    .default(false)
    .describe("With `approve`: the customer's jobs run at once from now on. With `refuse`: they are banned."),
  program: z.boolean().default(false).describe("With `refuse`: its program is banned everywhere."),
  reason: Reason,
});
export type DecideReviewInput = z.output<typeof DecideReviewInput>;
export const JudgeCustomerInput = CustomerIdInput.extend({
  standing: z
    .enum(["none", "approved", "limited", "frozen", "banned"])
    .describe("`limited`: every job is looked at. `frozen`: jobs rest. `banned`: jobs are cancelled."),
  reason: Reason,
});
export const BanProgramInput = z.strictObject({ program: Sha256, reason: Reason });
