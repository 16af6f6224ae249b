import { z } from "zod";
import { WHY_STOPPED } from "#core/payments/why-stopped";
import { LANGUAGES } from "../text/language";

/** What a letter about a saved card says: what it was charged, or why it is charged no more. */
export const TopUpFacts = z.strictObject({
  customerId: z.string(),
  amountNanos: z.int(),
  language: z.enum(LANGUAGES),
  why: z.enum(WHY_STOPPED).optional(),
});
export type TopUpFacts = z.infer<typeof TopUpFacts>;
