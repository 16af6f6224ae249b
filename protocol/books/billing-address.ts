import { z } from "zod";
import { LIMITS } from "../limits";
import { ShownText } from "../text/shown-text";

const Line = ShownText({ min: 1, max: LIMITS.MAX_BILLING_LINE_CHARS });

/** To whom invoices and statements are made out. */
export const BillingAddress = z.strictObject({
  name: Line.describe("Of a person, a firm or an institute, as its bookkeeping wants it."),
  lines: z.array(Line).max(LIMITS.MAX_BILLING_LINES).describe("The address."),
  taxNumber: ShownText({ max: LIMITS.MAX_TAX_NUMBER_CHARS }).describe("Empty: none."),
});
export type BillingAddress = z.infer<typeof BillingAddress>;
