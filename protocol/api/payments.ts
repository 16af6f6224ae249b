import { z } from "zod";
import { BACK_STATES } from "#core/payments/back-state";
import { CHECKOUT_STATES } from "#core/payments/checkout-state";
import { WHY_STOPPED } from "#core/payments/why-stopped";
import { BillingAddress } from "../books/billing-address";
import { LIMITS } from "../limits";
import { DollarsAndCents } from "./rewards";

export const PaymentId = z.string().regex(/^pay_[0-9a-z]{16}$/, "no such payment");

export const StartCardPaymentInput = z.strictObject({ amount: DollarsAndCents });
export const SetBalanceAlertInput = z.strictObject({
  below: DollarsAndCents.nullable().describe("Null: no letters."),
});
export const SetBillingAddressInput = z.strictObject({
  address: BillingAddress.nullable().describe("Null: none; documents then have your name and email address alone."),
});
/** By what a saved card is charged. */
const TopUpTerms = z.strictObject({
  below: DollarsAndCents.describe("The card is charged when what you can spend, gifts included, is less."),
  amount: DollarsAndCents.describe("What it is charged each time."),
  monthly: DollarsAndCents.describe("The most that it is charged in a month, in UTC."),
});
export const StartTopUpsInput = TopUpTerms;
export const ChangeTopUpsInput = TopUpTerms;
export const SavedCardId = z.string().regex(/^card_[0-9a-z]{16}$/, "no such card");
export const StartedTopUps = z.strictObject({
  cardId: SavedCardId,
  url: z.string().describe("The card payment service's page, where the customer saves a card."),
});

const TopUps = z.strictObject({
  brand: z.string(),
  lastDigits: z.string(),
  belowNanos: z.int(),
  amountNanos: z.int(),
  monthlyNanos: z.int(),
  monthNanos: z.int().describe("What saved cards of yours were charged in this month, or may have been."),
  whyOff: z
    .enum(WHY_STOPPED)
    .nullable()
    .describe("Why the card is charged no more, until you set the amounts again or save a card; null: it is charged."),
});
export type TopUps = z.infer<typeof TopUps>;

export const StartedCardPayment = z.strictObject({
  paymentId: PaymentId,
  url: z.string().describe("The card payment service's page, where the customer pays."),
});

const PaymentBack = z.strictObject({
  why: z.enum(["refund", "dispute"]),
  amountNanos: z.int(),
  state: z.enum(BACK_STATES).describe("`open`: the bank decides, and has the money meanwhile; `undone`: it came back."),
  at: z.iso.datetime(),
});
export type PaymentBack = z.infer<typeof PaymentBack>;

const CardPayment = z.strictObject({
  id: PaymentId,
  amountNanos: z.int(),
  state: z.enum(CHECKOUT_STATES),
  at: z.iso.datetime(),
  bySavedCard: z.boolean().describe("The city began it, because the balance was low."),
  back: z.array(PaymentBack).describe("What was refunded, or is disputed at the bank."),
});
export type CardPayment = z.infer<typeof CardPayment>;

export const OwnPayments = z
  .strictObject({
    takesCards: z.boolean().describe("Whether this city takes cards at all."),
    paidNanos: z.int().describe("What you have paid in and not spent or set aside for jobs."),
    giftNanos: z.int(),
    owedNanos: z
      .int()
      .describe("Payments that were taken back after they had been spent. Your jobs rest until it is paid."),
    payments: z.array(CardPayment).max(LIMITS.MAX_PAYMENTS_SHOWN).describe("Newest first."),
    alertBelowNanos: z
      .int()
      .nullable()
      .describe("You get a letter when what you can spend, gifts included, falls below this; null: never."),
    canBeWritten: z
      .enum(["yes", "city-sends-no-mail", "address-unproven"])
      .describe("Whether such a letter can reach you."),
    billing: BillingAddress.nullable().describe("On invoices that are issued from now on, and on statements."),
    topUps: TopUps.nullable().describe("The saved card; null: there is none."),
    typingCards: z.array(SavedCardId).max(LIMITS.MAX_CHECKOUTS_PER_DAY).describe("Cards that are not saved yet."),
  })
  .meta({ id: "OwnPayments" });
export type OwnPayments = z.infer<typeof OwnPayments>;

const DeskPayment = CardPayment.extend({
  customerId: z.string(),
  customer: z.string().nullable().describe("Null: the account was deleted."),
  refundableNanos: z.int().describe("What can be refunded now: what is left of it, and unspent."),
});
export type DeskPayment = z.infer<typeof DeskPayment>;

const UnplacedEvent = z.strictObject({
  id: z.string(),
  kind: z.enum(["checkout", "refund", "dispute"]),
  about: z.string().describe("The payment that the service names."),
  amount: z.string(),
  currency: z.string(),
  at: z.iso.datetime(),
});
export type UnplacedEvent = z.infer<typeof UnplacedEvent>;

export const PaymentsDesk = z
  .strictObject({
    takesCards: z.boolean(),
    payments: z.array(DeskPayment).max(LIMITS.MAX_DESK_PAYMENTS_SHOWN).describe("Newest first."),
    unplaced: z
      .array(UnplacedEvent)
      .max(LIMITS.MAX_DESK_PAYMENTS_SHOWN)
      .describe("Signed events about money that this site did not ask for. Newest first."),
  })
  .meta({ id: "PaymentsDesk" });
export type PaymentsDesk = z.infer<typeof PaymentsDesk>;

export const RefundPaymentInput = z.strictObject({ paymentId: PaymentId, amount: DollarsAndCents });
export const RefundedPayment = z.strictObject({
  state: z.enum(["sent", "waits"]).describe("`waits`: the service did not answer, and is asked again."),
});
