import { payingIn } from "#core/ledger/owing";
import { CITY_CURRENCY, NANOS_PER_CENT } from "#core/payments/cents";
import { type CheckoutState, laterCheckout } from "#core/payments/checkout-state";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { lockMoney } from "../store/lock-money";
import { writePosting } from "../store/write-posting";
import { bookBacks } from "./book-backs";
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
  if (!isPaid) return "counted";
  const { customerId, cents, id } = payment;
  const had = await lockMoney(tx, customerId);
  await writePosting(tx, payingIn({ kind: "payment", reference: id }, customerId, had, cents * NANOS_PER_CENT));
  await bookBacks(tx, changed);
  // What went back before this payment was known has its place now.
  const placed = { about: event.intent ?? "", kind: { not: "checkout" }, currency: CITY_CURRENCY };
  await tx.paymentEvent.updateMany({ where: { ...placed, outcome: "unplaced" }, data: { outcome: "counted" } });
  return "counted";
}

/** The session may be unknown still: its event can be faster than the answer to our own call. */
const isAbout = ({ session, cents, intent }: CardPayment, event: CheckoutEvent) =>
  (session === null || session === event.session) &&
  (intent === null || intent === event.intent) &&
  (event.state !== "paid" || event.intent !== null) &&
  cents === event.cents &&
  event.currency === CITY_CURRENCY;
