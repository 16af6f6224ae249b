import { z } from "zod";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";

export const MonthInput = z.strictObject({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, "a month such as 2026-11")
    .describe("A month such as `2026-11`, from its first to its last second in UTC."),
});

const Balance = z.strictObject({
  freeNanos: z.int().describe("What may be spent."),
  heldNanos: z.int().describe("What is set aside for jobs."),
});

/** What a customer's money did in a month: what they had, plus the movements, less the charges, is what they have. */
export const MonthStatement = z
  .strictObject({
    month: z.string(),
    from: z.iso.datetime(),
    to: z.iso.datetime().describe("The first moment of the next month."),
    opening: Balance,
    closing: Balance,
    movements: z
      .array(
        z.strictObject({
          at: z.iso.datetime(),
          kind: z.string(),
          about: z.string(),
          amountNanos: z.int(),
        }),
      )
      .describe("Gifts and whatever else came in or went out, in the order in which it did."),
    jobs: z
      .array(
        z.strictObject({
          jobId: JobId,
          name: z.string(),
          chargedNanos: z.int().describe("For units that settled."),
          returnedNanos: z.int().describe("For answers that were taken back."),
        }),
      )
      .describe(`Charges by job, the largest first; at most ${LIMITS.MAX_MONTH_JOBS}, and all of them in the CSV.`),
    otherJobs: z.strictObject({ jobs: z.int(), chargedNanos: z.int(), returnedNanos: z.int() }),
  })
  .meta({ id: "MonthStatement" });
export type MonthStatement = z.infer<typeof MonthStatement>;
