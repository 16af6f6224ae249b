import { CITY_CURRENCY } from "#core/payments/cents";
import { type CheckoutState, laterCheckout } from "#core/payments/checkout-state";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { creditPayment } from "./credit-payment";
import { lockIntent, lockPayment } from "./lock-payment";
import type { Outcome, ProviderEvent } from "./provider-event";

type CheckoutEvent = Extract<ProviderEvent, { kind: "checkout" }>;

/** Credits what this site asked for, if that is what was paid; and nothing else. */
export async function takeCheckoutEvent(tx: Prisma.TransactionClient, event: CheckoutEvent): Promise<Outcome> {
  if (event.intent !== null) await lockIntent(tx, event.intent);
  const payment = event.paymentId === null ? null : await lockPayment(tx, event.paymentId);
  if (!payment || !isAbout(payment, event)) return event.state === "paid" ? "unplaced" : "counted";
  const state = laterCheckout(payment.state as CheckoutState, event.state);
  if (state === payment.state) return "counted";
  const isPaid = state === "paid";
  const known = { session: event.session, ...(isPaid ? { intent: event.intent } : {}) };
  const changed = await tx.cardPayment.update({
    where: { id: payment.id },
    data: { ...known, state, endedAt: new Date() },
  });
  if (isPaid) await creditPayment(tx, changed);
  return "counted";
}

/** The session may be unknown still: its event can be faster than the answer to our own call. */
const isAbout = ({ session, cents, intent, savedCardId }: CardPayment, event: CheckoutEvent) =>
  savedCardId === null &&
  (session === null || session === event.session) &&
  (intent === null || intent === event.intent) &&
  (event.state !== "paid" || event.intent !== null) &&
  cents === event.cents &&
  event.currency === CITY_CURRENCY;
