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
type CreditPurpose = Extract<PostingPurpose, { kind: "credit-note" }>;

/** Moves money from outside the city to a customer. */
export const payingIn = (what: PaymentPurpose, customerId: string, had: PaidMoney, amountNanos: number) =>
  toCustomer(accounts.received, what, customerId, had, amountNanos);

/** Gives a customer back a part of what the city earned from them. */
export const crediting = (what: CreditPurpose, customerId: string, had: PaidMoney, amountNanos: number) =>
  toCustomer(accounts.revenue, what, customerId, had, amountNanos);

function toCustomer(
  from: string,
  what: PaymentPurpose | CreditPurpose,
  customerId: string,
  had: PaidMoney,
  amountNanos: number,
): PostingDraft {
  const owedNanos = paidOff(had, amountNanos);
  const entries = [
    { account: from, amountNanos: -amountNanos },
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
