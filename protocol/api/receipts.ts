import { z } from "zod";
import { JobId } from "../job-id";

export const ReceiptKeyList = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal("OKP"),
        crv: z.literal("Ed25519"),
        x: z.string().describe("The public key as base64url: the `key` of a signature."),
        madeAt: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable().describe("Since when another signs; what this one signed stays valid."),
      }),
    ),
  })
  .meta({ id: "ReceiptKeyList" });
export type ReceiptKeyList = z.infer<typeof ReceiptKeyList>;

export const StreamReceiptsInput = z.strictObject({
  jobId: JobId,
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe("The `settlement` of the last line that you have: only later ones follow."),
});
