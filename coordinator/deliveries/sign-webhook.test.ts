import { expect, test } from "vitest";
import { signWebhook } from "./sign-webhook";
import { bytesOfSecret, webhookSecret } from "./webhook-secret";

test("the signature is that of the format's own example", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  expect(signWebhook(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, '{"test": 2432232314}')).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("a secret depends only on the webhook and the server", () => {
  const secret = webhookSecret("a server's own key", "wh_0123456789abcdef");
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(bytesOfSecret(secret)).toHaveLength(32);
  expect(webhookSecret("a server's own key", "wh_0123456789abcdef")).toBe(secret);
  expect(webhookSecret("another key", "wh_0123456789abcdef")).not.toBe(secret);
  expect(webhookSecret("a server's own key", "wh_0123456789abcdeg")).not.toBe(secret);
});
