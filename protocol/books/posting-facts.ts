import { z } from "zod";
import type { PostingPurpose } from "#core/ledger/ledger";

const Units = z.strictObject({ units: z.int() });

/** What the ledger keeps of a posting besides its kind, its subject and its lines. */
export const POSTING_FACTS = {
  charge: Units,
  carried: z.strictObject({}),
  closing: z.strictObject({}),
  "credit-note": z.strictObject({ invoice: z.int(), note: z.int() }),
  gift: z.strictObject({ note: z.string().optional() }),
  hold: z.discriminatedUnion("reason", [
    z.strictObject({ reason: z.enum(["submitted", "chain"]), name: z.string() }),
    z.strictObject({ reason: z.enum(["more-budget", "more-units", "recheck"]) }),
  ]),
  payment: z.strictObject({ reference: z.string() }),
  "payment-back": z.strictObject({
    why: z.enum(["refund", "dispute", "correction", "transfer"]),
    step: z.enum(["taken", "restored"]),
    payment: z.string(),
  }),
  payout: z.strictObject({ step: z.enum(["held", "returned", "paid", "bounced"]) }),
  refund: z.strictObject({ reason: z.enum(["left-over", "job-ended"]) }),
  reversal: Units,
  share: z.strictObject({ visit: z.string(), percent: z.int() }),
  welcome: z.strictObject({}),
} as const satisfies Record<PostingKind, z.ZodType>;

export type PostingKind = PostingPurpose["kind"];
export type PostingFacts<Kind extends PostingKind> = z.infer<(typeof POSTING_FACTS)[Kind]>;
