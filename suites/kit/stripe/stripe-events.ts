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
