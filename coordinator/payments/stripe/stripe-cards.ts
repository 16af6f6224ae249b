import { z } from "zod";
import { CITY_CURRENCY } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { CardProvider, Charged } from "../card-provider";
import { type Answer, askStripe } from "./ask-stripe";
import { whyFailed } from "./read-charge";
import type { StripeSettings } from "./stripe-settings";

const Id = z.string().min(1).max(LIMITS.MAX_PROVIDER_ID_CHARS);
const StartedSession = z.object({ url: z.url({ protocol: /^https?$/ }) });
const TypedCard = z.object({
  id: Id,
  customer: Id,
  payment_method: z.object({
    id: Id,
    card: z.object({ brand: z.string().max(LIMITS.MAX_CARD_BRAND_CHARS), last4: z.string().regex(/^\d{4}$/) }),
  }),
});
const MadeIntent = z.object({ id: Id, status: z.string() });

/** Stripe keeps the card of a customer of its own, and is asked for payments off session. */
export function stripeCards(
  settings: StripeSettings,
  siteUrl: string,
): Pick<CardProvider, "startSaving" | "readCard" | "charge" | "forgetCards"> {
  return {
    async startSaving({ cardId, email, language }) {
      const back = new URL("/payments", siteUrl);
      back.searchParams.set("card", cardId);
      const fields = {
        ...{ mode: "setup", currency: CITY_CURRENCY, customer_creation: "always", customer_email: email },
        ...{ client_reference_id: cardId, locale: language, "payment_method_types[0]": "card" },
        ...{ success_url: back.href, cancel_url: new URL("/payments", siteUrl).href },
        expires_at: Math.floor(Date.now() / 1_000) + LIMITS.MAX_CHECKOUT_SECONDS,
        "setup_intent_data[metadata][card]": cardId,
      };
      const answer = await askStripe(settings, { path: "/v1/checkout/sessions", fields, key: cardId });
      if (answer.kind !== "answered") return answer;
      const read = tryParse(StartedSession, answer.body);
      return read.success ? { kind: "answered", url: read.data.url } : { kind: "unknown" };
    },
    async readCard(setup) {
      const path = `/v1/setup_intents/${encodeURIComponent(setup)}`;
      const answer = await askStripe(settings, { method: "GET", path, fields: { "expand[]": "payment_method" } });
      if (answer.kind !== "answered") return unlessKey(answer);
      const read = tryParse(TypedCard, answer.body);
      if (!read.success) return { kind: "refused", why: "it is no card that can be charged" };
      const { customer: holder, payment_method } = read.data;
      const { brand, last4: lastDigits } = payment_method.card;
      return { kind: "answered", card: { setup, holder, method: payment_method.id, brand, lastDigits } };
    },
    async charge({ paymentId, holder, method, cents }) {
      const fields = {
        ...{ amount: cents, currency: CITY_CURRENCY, customer: holder, payment_method: method },
        ...{ off_session: "true", confirm: "true", "payment_method_types[0]": "card", "metadata[payment]": paymentId },
      };
      const answer = await askStripe(settings, { path: "/v1/payment_intents", fields, key: paymentId });
      if (answer.kind === "unknown") return answer;
      if (answer.kind === "answered") return chargedBy(answer.body);
      if (unlessKey(answer).kind === "unknown") return { kind: "unknown" };
      return { kind: "answered", charged: { state: "failed", why: whyFailed(answer.code) } };
    },
    async forgetCards(holder) {
      const path = `/v1/customers/${encodeURIComponent(holder)}`;
      const answer = await askStripe(settings, { method: "DELETE", path, fields: {} });
      return answer.kind === "answered" ? answer : unlessKey(answer);
    },
  };
}

type NotDone = Exclude<Answer, { kind: "answered" }>;

/** A refusal of our key is none of this card: the operator mends it, and nobody's topping up ends. */
const unlessKey = (answer: NotDone): NotDone =>
  answer.kind === "refused" && (answer.status === 401 || answer.status === 403) ? { kind: "unknown" } : answer;

function chargedBy(body: unknown): { kind: "answered"; charged: Charged } | { kind: "unknown" } {
  const read = tryParse(MadeIntent, body);
  if (!read.success) return { kind: "unknown" };
  const { id: intent, status } = read.data;
  if (status === "succeeded") return { kind: "answered", charged: { state: "paid", intent } };
  if (status === "processing") return { kind: "answered", charged: { state: "open", intent } };
  const why = status === "requires_action" ? "needs-owner" : "declined";
  return { kind: "answered", charged: { state: "failed", why } };
}
