import { z } from "zod";
import { LIMITS } from "../limits";
import { Dollars, JobInputs } from "../manifest/job-manifest";
import { JobId, SubmittedJob } from "./jobs";

export const AddUnitsInput = z.strictObject({
  jobId: JobId,
  inputs: JobInputs.describe("Of the same form as the job's own: what its program gets does not change."),
  budget: Dollars.optional().describe("What is added to the job's budget in the same step."),
  key: z
    .string()
    .min(1)
    .max(LIMITS.MAX_ADDITION_KEY_CHARS)
    .optional()
    .describe("Of your own choice: asked again with the same key, the same units are not added twice."),
});

/** The job with its new units, which are numbered after the existing ones. */
export const AddedUnits = SubmittedJob.extend({
  added: z.strictObject({
    first: z.int().describe("The number of the first new unit."),
    units: z.int(),
    before: z.boolean().describe("They had been added under this key before."),
  }),
}).meta({ id: "AddedUnits" });
export type AddedUnits = z.infer<typeof AddedUnits>;
