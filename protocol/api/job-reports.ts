import { z } from "zod";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { Reason } from "./admin";
import { JobState } from "./jobs";

/** What a resident may say of a job. No words of their own: nobody can write anything into the console. */
export const ReportWhy = z.enum(["misleading", "offensive", "burdens-device", "other"]);
export type ReportWhy = z.infer<typeof ReportWhy>;

export const ReportJobInput = z.strictObject({
  jobId: JobId,
  deviceToken: z.string().max(200),
  why: ReportWhy,
});

export const ReportedJob = z.strictObject({
  jobId: z.string(),
  name: z.string(),
  customerName: z.string(),
  state: JobState,
  devices: z.int().describe("That reported it."),
  neighbourhoods: z.int().describe("In which these are: many devices at one address are one."),
  whys: z.array(ReportWhy),
  lastAt: z.iso.datetime(),
});
export type ReportedJob = z.infer<typeof ReportedJob>;

export const ReportList = z
  .strictObject({
    reported: z.array(ReportedJob).describe(`By the most neighbourhoods first, ${LIMITS.MAX_REPORTED_SHOWN} at most.`),
  })
  .meta({ id: "ReportList" });
export type ReportList = z.infer<typeof ReportList>;

export const DismissReportsInput = z.strictObject({ jobId: JobId, reason: Reason });
