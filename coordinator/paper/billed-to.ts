import type { BillingAddress } from "#protocol/books/billing-address";
import type { PaperWords } from "./paper-words";

interface Customer {
  id: string;
  name: string;
  email: string;
}

/** Whom a document is for: as they want it, or by their name alone. */
export const billedTo = (
  { id, name, email }: Customer,
  billing: BillingAddress | undefined,
  t: PaperWords,
): string[] => [
  ...(billing ? [billing.name, ...billing.lines] : [name]),
  ...(billing && billing.taxNumber !== "" ? [t.taxNumber(billing.taxNumber)] : []),
  email,
  t.customer(id),
];

/** The same in one cell of a table. */
export const billingText = ({ name, lines, taxNumber }: BillingAddress): string =>
  [name, ...lines, taxNumber].filter((part) => part !== "").join(", ");
