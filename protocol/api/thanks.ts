import { z } from "zod";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { LetterText } from "../text/letter-text";
import { Reason } from "./admin";

const DeviceToken = z.string().max(200);

export const WriteThanksInput = z.strictObject({
  jobId: JobId,
  text: LetterText({ min: 1, max: LIMITS.MAX_THANKS_CHARS }).describe("Plain text, without links."),
  outcome: LetterText({ max: LIMITS.MAX_OUTCOME_CHARS })
    .default("")
    .describe("What became of the job, in a sentence; may be empty."),
});

const Written = {
  text: z.string(),
  outcome: z.string(),
  writtenAt: z.iso.datetime(),
};

export const JobThanks = z
  .strictObject({
    mayBeWritten: z
      .boolean()
      .describe("The job has ended, devices agreed on a result of it, and nothing has been written yet."),
    written: z
      .strictObject({
        ...Written,
        removedWhy: z.string().nullable().describe("A moderator's reason for removing it; null: residents see it."),
      })
      .nullable(),
  })
  .meta({ id: "JobThanks" });
export type JobThanks = z.infer<typeof JobThanks>;

/** As residents read it whose devices worked for the job. */
export const Thanks = z.strictObject({
  ...Written,
  jobId: z.string(),
  jobName: z.string(),
  customerName: z.string(),
});
export type Thanks = z.infer<typeof Thanks>;

export const ListThanksInput = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe("The `next` of the last page."),
});
export const ThanksList = z
  .strictObject({
    thanks: z.array(Thanks).describe("The newest first."),
    next: z.int().nullable().describe("Null: there are no older ones."),
  })
  .meta({ id: "ThanksList" });
export type ThanksList = z.infer<typeof ThanksList>;

export const NewestThanksInput = z.strictObject({ deviceToken: DeviceToken });
export const NewestThanks = z.strictObject({ thanks: Thanks.nullable() }).meta({ id: "NewestThanks" });
export type NewestThanks = z.infer<typeof NewestThanks>;

export const ReportThanksInput = z.strictObject({
  jobId: JobId,
  deviceToken: DeviceToken.optional().describe("Of a device that worked for the job; without it, by your account."),
});

export const ReportedThanks = z
  .strictObject({
    reported: z
      .array(
        Thanks.extend({
          devices: z.int().describe("That reported it."),
          neighbourhoods: z.int().describe("In which these are."),
        }),
      )
      .describe(`By the most neighbourhoods first, ${LIMITS.MAX_REPORTED_SHOWN} at most.`),
  })
  .meta({ id: "ReportedThanks" });
export type ReportedThanks = z.infer<typeof ReportedThanks>;

export const JudgeThanksInput = z.strictObject({
  jobId: JobId,
  decision: z.enum(["remove", "keep"]),
  reason: Reason,
});
