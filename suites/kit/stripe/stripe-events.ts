let events = 0;

const event = (type: string, object: object) => ({
  id: `evt_${events++}`,
  object: "event",
  type,
  livemode: false,
  data: { object },
});

interface Paid {
  session: string;
  paymentId: string | null;
  intent: string | null;
  cents: number;
  currency?: string;
  status?: "paid" | "unpaid";
}

export const checkoutEvent = (
  { session, paymentId, intent, cents, currency = "cad", status = "paid" }: Paid,
  type = "checkout.session.completed",
) =>
  event(type, {
    ...{ id: session, object: "checkout.session", client_reference_id: paymentId, payment_intent: intent },
    ...{ payment_status: status, amount_total: cents, currency },
  });

interface Back {
  id: string;
  intent: string;
  cents: number;
  status: string;
  currency?: string;
}

export const refundEvent = ({ id, intent, cents, status, currency = "cad" }: Back, refund?: string) =>
  event("refund.updated", {
    ...{ id, object: "refund", payment_intent: intent, amount: cents, currency, status },
    metadata: refund === undefined ? {} : { refund },
  });

export const disputeEvent = ({ id, intent, cents, status, currency = "cad" }: Back) =>
  event(status === "needs_response" ? "charge.dispute.created" : "charge.dispute.closed", {
    ...{ id, object: "dispute", payment_intent: intent, charge: `ch_${id}`, amount: cents, currency, status },
  });

interface Typed {
  session: string;
  cardId: string;
  setup: string;
  holder: string;
}

export const typedCardEvent = ({ session, cardId, setup, holder }: Typed) =>
  event("checkout.session.completed", {
    ...{ id: session, object: "checkout.session", mode: "setup", client_reference_id: cardId, setup_intent: setup },
    ...{
      customer: holder,
      payment_intent: null,
      payment_status: "no_payment_required",
      amount_total: null,
      currency: "cad",
    },
  });

interface Charged {
  intent: string;
  paymentId: string;
  cents: number;
  currency?: string;
  code?: string;
}

export const chargeEvent = (type: "succeeded" | "payment_failed" | "created", charged: Charged) => {
  const { intent, paymentId, cents, currency = "cad", code } = charged;
  return event(`payment_intent.${type}`, {
    ...{ id: intent, object: "payment_intent", amount: cents, currency, metadata: { payment: paymentId } },
    last_payment_error: code === undefined ? null : { code },
  });
};
