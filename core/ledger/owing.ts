import { accounts, balanced, type PostingDraft, type PostingPurpose } from "./ledger";

/** A customer's own money. */
export interface PaidMoney {
  paidNanos: number;
  /** Zero or more. */
  owedNanos: number;
}

/** How much of money that reaches a customer pays off what they owe: that comes first. */
export const paidOff = ({ owedNanos }: Pick<PaidMoney, "owedNanos">, amountNanos: number) =>
  Math.min(owedNanos, amountNanos);

type PaymentPurpose = Extract<PostingPurpose, { kind: "payment" | "payment-back" }>;

/** Moves money from outside the city to a customer. */
export function payingIn(what: PaymentPurpose, customerId: string, had: PaidMoney, amountNanos: number): PostingDraft {
  const owedNanos = paidOff(had, amountNanos);
  const entries = [
    { account: accounts.received, amountNanos: -amountNanos },
    { account: accounts.owed(customerId), amountNanos: owedNanos },
    { account: accounts.customer(customerId), amountNanos: amountNanos - owedNanos },
  ];
  return balanced({ ...what, subject: customerId, entries });
}

/** Moves a customer's money back out of the city. What they have not got any more, they owe. */
export function takingBack(
  what: PaymentPurpose,
  customerId: string,
  had: PaidMoney,
  amountNanos: number,
): PostingDraft {
  const paidNanos = Math.min(had.paidNanos, amountNanos);
  const entries = [
    { account: accounts.customer(customerId), amountNanos: -paidNanos },
    { account: accounts.owed(customerId), amountNanos: paidNanos - amountNanos },
    { account: accounts.received, amountNanos },
  ];
  return balanced({ ...what, subject: customerId, entries });
}
