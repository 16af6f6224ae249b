import { CITY_CURRENCY } from "#core/payments/cents";
import { type CheckoutState, laterCheckout } from "#core/payments/checkout-state";
import type { WhyStopped } from "#core/payments/why-stopped";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { creditPayment } from "../credit-payment";
import { lockIntent, lockPayment } from "../lock-payment";
import type { Outcome } from "../provider-event";
import { stopTopUps } from "./stop-top-ups";
import { writeToPayers } from "./write-to-payers";

/** What the provider says of an attempt, in its answer or in an event: in any order, and more than once. */
export interface ToldCharge {
  paymentId: string;
  /** Null: none was made. */
  intent: string | null;
  state: CheckoutState;
  why: WhyStopped | null;
  cents: number;
  currency: string;
}

/** Credits an attempt that is paid, once; one that failed ends topping up until the customer says otherwise. */
export async function takeCharge(tx: Prisma.TransactionClient, told: ToldCharge): Promise<Outcome> {
  if (told.intent !== null) await lockIntent(tx, told.intent);
  const payment = await lockPayment(tx, told.paymentId);
  // A checkout has such events too; what it is, its own page's events say.
  if (payment && payment.savedCardId === null) return "counted";
  if (!payment || !isAbout(payment, told)) return told.state === "paid" ? "unplaced" : "counted";
  const state = laterCheckout(payment.state as CheckoutState, told.state);
  const intent = payment.intent ?? told.intent;
  if (state === payment.state && intent === payment.intent) return "counted";
  const endedAt = state === "open" ? null : new Date();
  const changed = await tx.cardPayment.update({ where: { id: payment.id }, data: { state, intent, endedAt } });
  if (state === payment.state) return "counted";
  if (state === "paid") {
    await creditPayment(tx, changed);
    await writeToPayers(tx, changed, { kind: "paid" });
  } else await stopTopUps(tx, changed, told.why ?? "declined");
  return "counted";
}

const isAbout = ({ intent, cents }: CardPayment, told: ToldCharge) =>
  (intent === null || told.intent === null || intent === told.intent) &&
  (told.state !== "paid" || told.intent !== null) &&
  cents === told.cents &&
  told.currency === CITY_CURRENCY;
