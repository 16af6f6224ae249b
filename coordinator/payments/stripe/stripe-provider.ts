import { z } from "zod";
import { CITY_CURRENCY } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { CardProvider, Sent } from "../card-provider";
import { askStripe, type Fields } from "./ask-stripe";
import { readStripeEvent, refundState } from "./read-stripe-event";
import { stripeCards } from "./stripe-cards";
import type { StripeSettings } from "./stripe-settings";
import { isSignedByStripe } from "./stripe-signature";

const StartedCheckout = z.object({ id: z.string(), url: z.url({ protocol: /^https?$/ }) });
const MadeRefund = z.object({ id: z.string(), status: z.string() });

/** Stripe Checkout: the customer pays on a page of Stripe's. */
export function stripeProvider(settings: StripeSettings, site: { siteUrl: string; cityName: string }): CardProvider {
  const ask = async <Out>(path: string, fields: Fields, key: string, schema: z.ZodType<Out>) => {
    const answer = await askStripe(settings, { path, fields, key });
    if (answer.kind !== "answered") return answer;
    const read = tryParse(schema, answer.body);
    return read.success ? ({ kind: "answered", value: read.data } as const) : ({ kind: "unknown" } as const);
  };
  return {
    ...stripeCards(settings, site.siteUrl),
    async startCheckout({ paymentId, cents, email, language }): Promise<Sent<{ session: string; url: string }>> {
      const back = new URL("/payments", site.siteUrl);
      back.searchParams.set("payment", paymentId);
      const fields = {
        mode: "payment",
        client_reference_id: paymentId,
        customer_email: email,
        locale: language,
        success_url: back.href,
        cancel_url: new URL("/payments", site.siteUrl).href,
        expires_at: Math.floor(Date.now() / 1_000) + LIMITS.MAX_CHECKOUT_SECONDS,
        "line_items[0][quantity]": 1,
        "line_items[0][price_data][currency]": CITY_CURRENCY,
        "line_items[0][price_data][unit_amount]": cents,
        "line_items[0][price_data][product_data][name]": `Lamplighter ${site.cityName}`,
        "payment_intent_data[metadata][payment]": paymentId,
      };
      const answer = await ask("/v1/checkout/sessions", fields, paymentId, StartedCheckout);
      if (answer.kind !== "answered") return answer;
      return { kind: "answered", session: answer.value.id, url: answer.value.url };
    },
    async refund({ refundId, intent, cents }) {
      const fields = { payment_intent: intent, amount: cents, "metadata[refund]": refundId };
      const answer = await ask("/v1/refunds", fields, refundId, MadeRefund);
      if (answer.kind !== "answered") return answer;
      return { kind: "answered", providerId: answer.value.id, state: refundState(answer.value.status) };
    },
    readEvent(body, headers, nowSeconds) {
      const header = headers["stripe-signature"];
      if (!isSignedByStripe(settings.webhookSecret, header, body, nowSeconds)) return "forged";
      return readStripeEvent(body);
    },
  };
}
