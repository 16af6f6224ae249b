import { z } from "zod";
import { JobId } from "../job-id";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Whole = z.int().min(0);
const Engines = z.array(z.string());

/** What stands for the line before the first. */
export const NO_LINE = "0".repeat(64);

const OfChain = {
  jobId: JobId,
  unit: Whole,
  settlement: z
    .int()
    .min(1)
    .describe("Its place in the order in which the city settles units: it rises from line to line."),
  previous: Hash.describe("SHA-256 of the receipt or withdrawal before it, as its bytes are; zeros for the first."),
};

/** A unit was settled, and this was charged for it. */
export const Receipt = z
  .strictObject({
    kind: z.literal("receipt"),
    ...OfChain,
    settledAt: z.iso.datetime(),
    programHash: Hash.describe("SHA-256 of the program as it was uploaded."),
    inputHash: Hash.describe(
      "SHA-256 of the unit's line as devices got it; of a range, of its value in decimal digits.",
    ),
    result: z.enum(["output", "failed"]),
    failure: z.string().optional().describe("Of a failed unit: what kind of failure."),
    outputHash: Hash.nullable().describe(
      "SHA-256 of the answer that settled it, as devices were compared by it; null if no device answered.",
    ),
    fuel: Whole,
    priceNanos: Whole.describe("What the job paid for it."),
    agreed: Engines.describe("For each replica that gave this answer, the engine that its device claimed to have."),
    outvoted: Engines.describe("The same for the replicas that gave others."),
    replaces: z.int().optional().describe("The settlement of the unit's earlier receipt, which was withdrawn."),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;

/** A receipt no longer holds: the household that answered alone was found lying, and the unit is computed again. */
export const Withdrawal = z
  .strictObject({
    kind: z.literal("withdrawal"),
    ...OfChain,
    withdraws: z.int().describe("The settlement of the receipt that no longer holds."),
    priceNanos: z.int().max(0).describe("What the job got back: so the sum of all prices is what it was charged."),
  })
  .meta({ id: "Withdrawal" });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** Signs all lines up to here. */
export const ReceiptSignature = z
  .strictObject({
    kind: z.literal("signature"),
    city: z.string().describe("The site that signs."),
    jobId: JobId,
    lines: Whole.describe("Receipts and withdrawals from the job's first to the line before this one."),
    settlement: Whole.describe("Of the last of them: the cursor after which later ones follow."),
    chain: Hash.describe("SHA-256 of the last of them; zeros if there is none."),
    sumNanos: z.int().describe("Of their prices."),
    isOver: z.boolean().describe("Whether the job had ended, and these were all."),
    signedAt: z.iso.datetime(),
    key: z
      .string()
      .regex(/^[\w-]{43}$/)
      .describe("The city's public Ed25519 key, as base64url."),
    signature: z
      .string()
      .regex(/^[0-9a-f]{128}$/)
      .describe("Over this line without `signature`, in the same form."),
  })
  .meta({ id: "ReceiptSignature" });
export type ReceiptSignature = z.infer<typeof ReceiptSignature>;

/** A line of a job's receipts, in the form of `canonicalJson`. */
export const ReceiptLine = z.discriminatedUnion("kind", [Receipt, Withdrawal, ReceiptSignature]);
export type ReceiptLine = z.infer<typeof ReceiptLine>;
