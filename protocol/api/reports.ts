import { z } from "zod";
import { LIMITS } from "../limits";

const Year = z.coerce
  .number("a year such as 2026")
  .int()
  .min(LIMITS.MIN_REPORT_YEAR)
  .max(LIMITS.MAX_REPORT_YEAR)
  .describe("A year such as `2026`, in UTC.");

export const YearInput = z.strictObject({ year: Year });

export const ReportInput = YearInput.extend({
  edition: z.coerce
    .number("a number such as 2")
    .int()
    .min(1)
    .max(LIMITS.MAX_REPORT_EDITIONS)
    .optional()
    .describe("Without it, the newest one."),
});

const Work = {
  units: z.int().min(0).describe("Units that were settled."),
  coreSeconds: z.number().min(0).describe("Their fuel, in seconds of an ordinary core; each unit counts once."),
  jobs: z.int().min(0).describe("Jobs that were finished."),
};

const Money = z.strictObject({
  chargedNanos: z.int().describe("What jobs were charged, less what was given back."),
  earnedNanos: z
    .int()
    .describe("How much of it went to residents' devices, with what these passed on to partner sites."),
  keptNanos: z.int().describe("How much of it the city kept: together they are what was charged."),
  takenBackUnits: z
    .int()
    .min(0)
    .describe("Results whose price was taken back, since they had come from liars or from faulty devices."),
  endedNanos: z.int().min(0).describe("What the jobs cost that ended, from their beginning."),
});

/** What a report says: sums that tell nothing of a single household, customer or payee. */
export const ReportFigures = z.strictObject({
  from: z.iso.datetime(),
  to: z.iso
    .datetime()
    .describe("The first moment after what it covers: the year's end, or that of its last month that has ended."),
  isWhole: z.boolean().describe("Whether the year had ended."),
  ...Work,
  wattHours: z.number().min(0).describe("Power that it took, by the assumption on the city's page."),
  months: z
    .array(z.strictObject({ month: z.string(), ...Work }))
    .max(12)
    .describe("Jobs count in the month in which they ended, in UTC. Months without any are left out."),
  people: z
    .strictObject({
      households: z.int().describe("Households whose devices were credited; those on one network count once."),
      devices: z.int(),
    })
    .nullable()
    .describe("Rounded down to tens and to two digits. Null: too few to be told."),
  money: Money.nullable().describe("Null: too few households to be told."),
  paidInNanos: z
    .int()
    .nullable()
    .describe("What customers paid in, less what went back to them. Null: too few customers to be told."),
  rewardsNanos: z.int().nullable().describe("What residents were paid. Null: too few of them to be told."),
  elsewhere: z
    .strictObject({
      fargateNanos: z.int(),
      lambdaNanos: z.int(),
      readOn: z.string().describe("When the list prices were read."),
      usDollarNanos: z.int().describe("At which exchange rate they were converted."),
    })
    .describe("What the same results would have cost at the list prices of AWS, compiled for the machine."),
});
export type ReportFigures = z.infer<typeof ReportFigures>;

export const YearlyReport = z
  .strictObject({
    year: z.int(),
    edition: z.int().min(1),
    editions: z.int().min(1).describe("How many there are."),
    madeAt: z.iso.datetime(),
    ...ReportFigures.shape,
  })
  .meta({ id: "YearlyReport" });
export type YearlyReport = z.infer<typeof YearlyReport>;

export const ReportList = z
  .strictObject({
    reports: z
      .array(z.strictObject({ year: z.int(), edition: z.int(), madeAt: z.iso.datetime(), isWhole: z.boolean() }))
      .describe("The newest edition of each, the latest year first."),
    makeable: z.array(z.int()).describe("Years of which there is something to report, the latest first."),
  })
  .meta({ id: "ReportList" });
export type ReportList = z.infer<typeof ReportList>;
