import { z } from "zod";
import type { BackState } from "#core/payments/back-state";
import type { CheckoutState } from "#core/payments/checkout-state";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { ProviderEvent } from "../provider-event";
import { chargeState, whyFailed } from "./read-charge";

const Id = z.string().min(1).max(LIMITS.MAX_PROVIDER_ID_CHARS);
const Cents = z.int().min(1).max(LIMITS.MAX_PROVIDER_CENTS);
const Currency = z.string().max(8).toLowerCase();

const Session = z.object({
  id: Id,
  client_reference_id: Id.nullish(),
  payment_intent: Id.nullish(),
  payment_status: z.string(),
  amount_total: Cents,
  currency: Currency,
});
const Setup = z.object({ mode: z.literal("setup"), client_reference_id: Id, setup_intent: Id, customer: Id });
const Intent = z.object({
  id: Id,
  amount: Cents,
  currency: Currency,
  metadata: z.object({ payment: Id }),
  last_payment_error: z.object({ code: z.string().nullish() }).nullish(),
});
const Refund = z.object({
  id: Id,
  payment_intent: Id,
  amount: Cents,
  currency: Currency,
  status: z.string(),
  metadata: z.object({ refund: Id.optional() }).nullish(),
});
const Dispute = z.object({ id: Id, payment_intent: Id, amount: Cents, currency: Currency, status: z.string() });
const Envelope = z.object({ id: Id, type: z.string(), data: z.object({ object: z.unknown() }) });

const REFUNDS = ["refund.created", "refund.updated", "refund.failed"];

/** Undefined: it tells nothing about money of ours, or not in a form that we know. */
export function readStripeEvent(body: Buffer): ProviderEvent | undefined {
  const envelope = tryParse(Envelope, jsonOf(body));
  if (!envelope.success) return undefined;
  const { id, type, data } = envelope.data;
  if (type.startsWith("checkout.session."))
    return checkoutEvent(id, type, data.object) ?? cardEvent(id, type, data.object);
  if (type.startsWith("payment_intent.")) return chargeEvent(id, type, data.object);
  if (REFUNDS.includes(type)) return refundEvent(id, data.object);
  return type.startsWith("charge.dispute.") ? disputeEvent(id, data.object) : undefined;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function checkoutEvent(id: string, type: string, object: unknown): ProviderEvent | undefined {
  const session = tryParse(Session, object);
  if (!session.success) return undefined;
  const { client_reference_id, payment_intent, payment_status, amount_total: cents, currency } = session.data;
  const known = { session: session.data.id, paymentId: client_reference_id ?? null, intent: payment_intent ?? null };
  return { id, kind: "checkout", ...known, state: checkoutState(type, payment_status), cents, currency };
}

/** A completed checkout whose bank has not paid yet is still open. */
function checkoutState(type: string, paymentStatus: string): CheckoutState {
  if (paymentStatus === "paid") return "paid";
  if (type === "checkout.session.expired") return "expired";
  return type === "checkout.session.async_payment_failed" ? "failed" : "open";
}

function cardEvent(id: string, type: string, object: unknown): ProviderEvent | undefined {
  const typed = tryParse(Setup, object);
  if (!typed.success || type !== "checkout.session.completed") return undefined;
  const { client_reference_id: cardId, setup_intent: setup, customer: holder } = typed.data;
  return { id, kind: "card", cardId, setup, holder };
}

function chargeEvent(id: string, type: string, object: unknown): ProviderEvent | undefined {
  const state = chargeState(type);
  const intent = tryParse(Intent, object);
  if (!intent.success || state === undefined) return undefined;
  const { amount: cents, currency, metadata, last_payment_error } = intent.data;
  const why = state === "failed" ? whyFailed(last_payment_error?.code) : null;
  return { id, kind: "charge", paymentId: metadata.payment, intent: intent.data.id, state, why, cents, currency };
}

function refundEvent(id: string, object: unknown): ProviderEvent | undefined {
  const refund = tryParse(Refund, object);
  if (!refund.success) return undefined;
  const { id: providerId, payment_intent: intent, amount: cents, currency, status, metadata } = refund.data;
  return {
    ...{ id, kind: "refund", providerId, ours: metadata?.refund ?? null, intent },
    ...{ state: refundState(status), cents, currency },
  };
}

export const refundState = (status: string) => (status === "failed" || status === "canceled" ? "undone" : "done");

function disputeEvent(id: string, object: unknown): ProviderEvent | undefined {
  const dispute = tryParse(Dispute, object);
  if (!dispute.success) return undefined;
  const { id: providerId, payment_intent: intent, amount: cents, currency, status } = dispute.data;
  // A bank's question: no money moves, unless it becomes a dispute.
  if (status.startsWith("warning_")) return undefined;
  return { id, kind: "dispute", providerId, intent, state: disputeState(status), cents, currency };
}

function disputeState(status: string): BackState {
  if (status === "lost") return "done";
  return status === "won" || status === "prevented" ? "undone" : "open";
}
