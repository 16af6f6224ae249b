import { z } from "zod";
import { LIMITS } from "../limits";

export const CompareBankFileInput = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(LIMITS.MAX_BANK_FILE_CHARS)
    .describe("Stripe's itemised balance report, or a table with the columns date, amount and reference, as CSV."),
});

export const DIFFERENCES = ["missing-here", "missing-there", "differs", "twice"] as const;

const Difference = z.strictObject({
  why: z.enum(DIFFERENCES),
  key: z.string().describe("The payment's or refund's number at the service, or the reference of the transfer."),
  oursNanos: z.int().nullable(),
  theirsNanos: z.int().nullable(),
});
export type Difference = z.infer<typeof Difference>;

const Section = z.strictObject({
  kind: z.enum(["payment", "refund", "dispute"]),
  agreeing: z.strictObject({ count: z.int(), nanos: z.int() }),
  counts: z.record(z.enum(DIFFERENCES), z.int()),
  differences: z
    .array(Difference)
    .describe(`At most ${LIMITS.MAX_DIFFERENCES_SHOWN} of each kind; \`counts\` has all of them.`),
});
export type ReconciledSection = z.infer<typeof Section>;

export const ReconciledFile = z
  .strictObject({
    file: z.enum(["stripe", "bank"]),
    from: z.iso
      .datetime()
      .nullable()
      .describe("The days that the file is about, in UTC: what is here of them should be there."),
    to: z.iso.datetime().nullable(),
    others: z.int().describe("Lines that are no payments of customers, such as fees, or money that went out."),
    payouts: z.strictObject({ count: z.int(), nanos: z.int() }).describe("From the service to the city's bank."),
    sections: z.array(Section),
  })
  .meta({ id: "ReconciledFile" });
export type ReconciledFile = z.infer<typeof ReconciledFile>;
