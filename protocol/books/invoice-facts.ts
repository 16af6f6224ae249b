import { z } from "zod";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const TaxShare = z.strictObject({
  name: z.string(),
  rateMillionths: z.int(),
  registration: z.string(),
  nanos: z.int(),
});

/**
 * What an invoice or a credit note says for good. Names are apart, so that they can be forgotten; here is only the hash of
 * them, with a number drawn at random, from which nobody finds them.
 */
export const InvoiceFacts = z.strictObject({
  number: z.int().min(1),
  kind: z.enum(["invoice", "credit-note"]),
  month: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  issuedAt: z.iso.datetime(),
  customerId: z.string(),
  issuer: z.array(z.string()),
  corrects: z.int().nullable(),
  jobs: z.array(z.strictObject({ jobId: z.string(), chargedNanos: z.int(), returnedNanos: z.int() })),
  otherJobs: z.strictObject({ jobs: z.int(), chargedNanos: z.int(), returnedNanos: z.int() }),
  totalNanos: z.int(),
  giftNanos: z.int(),
  paidNanos: z.int(),
  taxes: z.array(TaxShare),
  words: Sha256,
  /** Of the facts before; of the first ones, zeros. */
  previous: Sha256,
});
export type InvoiceFacts = z.infer<typeof InvoiceFacts>;

export const InvoiceWords = z.strictObject({
  salt: z.string(),
  name: z.string(),
  email: z.string(),
  /** Of the jobs, in their order. */
  jobs: z.array(z.string()),
  /** Why something is given back. */
  reason: z.string().nullable(),
  /** To whom it is made out, if its customer had said so by then. */
  billing: z.strictObject({ name: z.string(), lines: z.array(z.string()), taxNumber: z.string() }).optional(),
});
export type InvoiceWords = z.infer<typeof InvoiceWords>;
