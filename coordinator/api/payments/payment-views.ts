import { type BackState, goneCents } from "#core/payments/back-state";
import { NANOS_PER_CENT } from "#core/payments/cents";
import type { CheckoutState } from "#core/payments/checkout-state";
import type { CardPayment as CardPaymentRow } from "#prisma/generated/client";
import type { CardPayment } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

interface PaymentView {
  view: CardPayment;
  /** What of it has not gone back. */
  leftCents: number;
}

export async function paymentViews(rows: readonly CardPaymentRow[]): Promise<PaymentView[]> {
  const intents = rows.flatMap(({ intent }) => intent ?? []);
  const backs = await handle().prisma.paymentBack.findMany({
    where: { intent: { in: intents } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => {
    const own = row.intent === null ? [] : backs.filter(({ intent }) => intent === row.intent);
    const gone = own.reduce((sum, { state, cents }) => sum + goneCents({ state: state as BackState, cents }), 0);
    const back = own.map(({ why, cents, state, at }) => ({
      ...{ why: why as "refund" | "dispute", amountNanos: cents * NANOS_PER_CENT, state: state as BackState },
      at: at.toISOString(),
    }));
    const amountNanos = row.cents * NANOS_PER_CENT;
    const view = { id: row.id, amountNanos, state: stateNow(row), at: row.at.toISOString() };
    return {
      view: { ...view, bySavedCard: row.savedCardId !== null, back },
      leftCents: row.state === "paid" ? row.cents - gone : 0,
    };
  });
}

/** The provider's page has closed, even if it has not said so. Of a saved card it is asked until it says. */
function stateNow({ state, at, savedCardId }: CardPaymentRow): CheckoutState {
  if (savedCardId !== null) return state as CheckoutState;
  const closesAt = at.getTime() + 2 * LIMITS.MAX_CHECKOUT_SECONDS * 1_000;
  return state === "open" && closesAt < Date.now() ? "expired" : (state as CheckoutState);
}
