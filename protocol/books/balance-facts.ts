import { z } from "zod";

/** What a letter about a balance says: how much a customer could spend when it was written, and below which amount that is. */
export const BalanceFacts = z.strictObject({
  freeNanos: z.int(),
  belowNanos: z.int(),
  /** Whose balance it is: the one that is written to, or an organisation of theirs. */
  customerId: z.string(),
});
export type BalanceFacts = z.infer<typeof BalanceFacts>;
