import { z } from "zod";
import { LIMITS } from "../limits";

/** What was found after a job's end, when households were outvoted that had given results of it. */
export const JobRecheck = z
  .strictObject({
    at: z.iso.datetime(),
    units: z.int().describe("Results that were taken back and computed again, or still are."),
    waiting: z.int().describe("Of those, how many are not settled again."),
    changed: z.int().describe("How many are other bytes than before."),
    changedUnits: z.array(z.int()).describe(`The first ${LIMITS.MAX_CHANGED_UNITS_SHOWN} of these.`),
    leftInDoubt: z.int().describe("Results that could not be computed again: nobody else stands for them."),
  })
  .meta({ id: "JobRecheck" });
export type JobRecheck = z.infer<typeof JobRecheck>;
