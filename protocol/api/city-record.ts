import { z } from "zod";

const Work = {
  units: z.int().min(0).describe("Units that were settled."),
  coreSeconds: z.number().min(0).describe("Their fuel, in seconds of an ordinary core; each unit counts once."),
  jobs: z.int().min(0).describe("Jobs that were finished."),
};

/** What a city has computed so far, in sums that reveal nothing about anybody. */
export const CityRecord = z
  .strictObject({
    since: z.iso.datetime().nullable().describe("When its first job was submitted."),
    ...Work,
    devices: z.int().min(0).describe("Devices with at least one confirmed result."),
    creditNanos: z.int().min(0).describe("What residents' devices were credited."),
    months: z
      .array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), ...Work }))
      .describe("Of jobs that have ended, by the month in which they did, in UTC; the newest last."),
    at: z.iso.datetime().describe("When these sums were taken."),
  })
  .meta({ id: "CityRecord" });
export type CityRecord = z.infer<typeof CityRecord>;
