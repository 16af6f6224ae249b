import fc from "fast-check";
import { expect, test } from "vitest";
import { signedEvent } from "#suites/kit/stripe/stripe-stand-in";
import { readStripeEvent } from "./read-stripe-event";
import { isSignedByStripe } from "./stripe-signature";

const SECRET = "whsec_of_this_city";
const NOW = 1_796_000_000;
const { body, header } = signedEvent(SECRET, { id: "evt_1", type: "refund.updated" }, NOW);
const checks = (given: { header?: unknown; body?: string; now?: number; secret?: string }) =>
  isSignedByStripe(
    given.secret ?? SECRET,
    "header" in given ? given.header : header,
    Buffer.from(given.body ?? body),
    given.now ?? NOW,
  );

test("what Stripe signed lately is believed, also while a secret is being replaced", () => {
  expect(checks({})).toBe(true);
  expect(checks({ now: NOW + 300 })).toBe(true);
  const other = signedEvent("whsec_the_old_one", { id: "evt_1" }, NOW).header.split("v1=")[1];
  expect(checks({ header: header.replace("v1=", `v1=${other},v1=`) })).toBe(true);
});

test("a changed body, another secret, another scheme, an old or future time, or no signature is not", () => {
  expect(checks({ body: body.replace("evt_1", "evt_2") })).toBe(false);
  expect(checks({ secret: "whsec_of_another" })).toBe(false);
  expect(checks({ header: header.replace("v1=", "v0=") })).toBe(false);
  expect(checks({ now: NOW + 301 })).toBe(false);
  expect(checks({ now: NOW - 301 })).toBe(false);
  expect(checks({ header: header.replace(`t=${NOW}`, `t=${NOW + 1}`) })).toBe(false);
  expect(checks({ header: `t=${NOW},${header}` })).toBe(false);
  for (const none of [undefined, "", "t=,v1=", ["t=1"], "x".repeat(9_999), `t=${NOW}`])
    expect(checks({ header: none })).toBe(false);
});

test("no header and no body of anybody's makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array(), (given, bytes) => {
      expect(isSignedByStripe(SECRET, given, Buffer.from(bytes), NOW)).toBe(false);
      expect(readStripeEvent(Buffer.from(bytes))).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(
      fc.json(),
      fc.constantFrom(
        "refund.updated",
        "charge.dispute.closed",
        "checkout.session.completed",
        "payment_intent.succeeded",
      ),
      (object, type) => {
        const event = `{"id":"evt_1","type":"${type}","data":{"object":${object}}}`;
        expect(readStripeEvent(Buffer.from(event))).toBeUndefined();
      },
    ),
  );
});
