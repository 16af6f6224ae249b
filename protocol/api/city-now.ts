import { z } from "zod";

/** What the city computes at this moment, in figures that reveal nothing about anybody. */
export const CityNow = z
  .strictObject({
    devices: z.int().min(0).describe("Connected devices."),
    coresAtWork: z.int().min(0),
    jobsAtWork: z.int().min(0).describe("Jobs that devices are computing for."),
    unitsPerSecond: z.number().min(0).describe("Units settled or answered, averaged over ten seconds."),
    isStopped: z.boolean().describe("An admin has stopped all work."),
  })
  .meta({ id: "CityNow" });
export type CityNow = z.infer<typeof CityNow>;
