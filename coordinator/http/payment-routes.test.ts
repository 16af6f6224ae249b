import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkoutEvent } from "#suites/kit/stripe/stripe-events";
import { StripeStandIn, signedEvent } from "#suites/kit/stripe/stripe-stand-in";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let stripe: StripeStandIn;
let city: TestCoordinator;

beforeAll(async () => {
  stripe = await new StripeStandIn().listen();
  city = await startTestCoordinator({}, stripe.settings);
});
afterAll(async () => {
  await city.close();
  await stripe.close();
});

const post = async (body: string, signature: string | undefined) => {
  const headers = { "content-type": "application/json", ...(signature ? { "stripe-signature": signature } : {}) };
  return (await fetch(`${city.url}/api/payments/stripe`, { method: "POST", headers, body })).status;
};

test("only what the provider signed lately changes an account", async () => {
  const ctx = city.admin;
  const { paymentId } = await checkedVerbs.startCardPayment({ ctx, input: { amount: "12.34" } });
  const paid = { session: stripe.sessions[0]?.id ?? "", paymentId, intent: "pi_http", cents: 1_234 };
  const { body, header } = signedEvent(stripe.webhookSecret, checkoutEvent(paid));
  const balance = async () => (await checkedVerbs.getPayments({ ctx, input: {} })).paidNanos;
  const old = Math.floor(Date.now() / 1_000) - LIMITS.MAX_PAYMENT_EVENT_AGE_SECONDS - 60;
  expect(await post(body, undefined)).toBe(400);
  expect(await post(body.replace("1234", "9999"), header)).toBe(400);
  expect(await post(body, signedEvent("whsec_of_somebody", {}).header)).toBe(400);
  expect(await post(body, signedEvent(stripe.webhookSecret, JSON.parse(body), old).header)).toBe(400);
  expect(await post("x".repeat(LIMITS.formBytes + 1), header)).toBe(413);
  expect(await balance()).toBe(0);
  expect(await post(body, header)).toBe(200);
  expect(await post(body, header)).toBe(200);
  expect(await balance()).toBe(12_340_000_000);
  const unknown = signedEvent(stripe.webhookSecret, {
    id: "evt_other",
    type: "customer.created",
    data: { object: {} },
  });
  expect(await post(unknown.body, unknown.header)).toBe(200);
});
