import { createHmac } from "node:crypto";
import { LIMITS } from "#protocol/limits";
import { sameText } from "../../auth/same-text";

/** Stripe's scheme: HMAC-SHA256 over the time and the body's very bytes. */
export const stripeHmac = (secret: string, seconds: number | string, body: Buffer): string =>
  createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");

/**
 * Whether a header such as `t=1700000000,v1=…` signs this body, and lately. It may have several signatures while a
 * secret is being replaced; other schemes than v1 prove nothing.
 */
export function isSignedByStripe(secret: string, header: unknown, body: Buffer, nowSeconds: number): boolean {
  if (typeof header !== "string" || header.length > LIMITS.MAX_SIGNATURE_HEADER_CHARS) return false;
  const parts = header.split(",").map((part) => part.split("=", 2) as [string, string | undefined]);
  const times = parts.filter(([name]) => name === "t").map(([, value = ""]) => value);
  const [time = ""] = times;
  if (times.length !== 1 || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(nowSeconds - Number(time)) > LIMITS.MAX_PAYMENT_EVENT_AGE_SECONDS) return false;
  const expected = stripeHmac(secret, time, body);
  return parts.some(([name, value = ""]) => name === "v1" && sameText(value, expected));
}
