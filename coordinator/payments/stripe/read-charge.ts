import type { CheckoutState } from "#core/payments/checkout-state";

/** By Stripe's code of an error. */
export const whyFailed = (code: string | null | undefined) =>
  code === "authentication_required" ? ("needs-owner" as const) : ("declined" as const);

/** Of an event about a payment intent; one that only begins says nothing. */
export function chargeState(type: string): CheckoutState | undefined {
  if (type === "payment_intent.succeeded") return "paid";
  return type === "payment_intent.payment_failed" || type === "payment_intent.canceled" ? "failed" : undefined;
}
