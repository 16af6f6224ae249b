import { z } from "zod";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { StripeSettings } from "./stripe-settings";

const Failure = z.object({ error: z.object({ message: z.string().max(LIMITS.reasonChars).optional() }) });

export type Fields = Record<string, string | number>;
type Answer = { kind: "answered"; body: unknown } | { kind: "refused"; why: string } | { kind: "unknown" };

/** One call of Stripe's API. The same `key` is done once there, so that a call whose answer was lost can be repeated. */
export async function askStripe(
  { secretKey, apiUrl }: StripeSettings,
  path: string,
  fields: Fields,
  key: string,
): Promise<Answer> {
  try {
    const response = await fetch(new URL(path, apiUrl), {
      method: "POST",
      headers: {
        authorization: `Bearer ${secretKey}`,
        "content-type": "application/x-www-form-urlencoded",
        "idempotency-key": key,
        "stripe-version": API_VERSION,
      },
      body: new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])),
      redirect: "error",
      signal: AbortSignal.timeout(LIMITS.MAX_PAYMENT_CALL_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return { kind: "answered", body };
    return MAY_BE_TRIED_AGAIN(response.status) ? { kind: "unknown" } : { kind: "refused", why: whyOf(body) };
  } catch {
    return { kind: "unknown" };
  }
}

/** What we send and read is of this version, whatever the account's default is. */
const API_VERSION = "2025-03-31.basil";

/** 409: the same key is being worked on. */
const MAY_BE_TRIED_AGAIN = (status: number) => status >= 500 || status === 409 || status === 429;

function whyOf(body: unknown): string {
  const failure = tryParse(Failure, body);
  return (failure.success ? failure.data.error.message : undefined) ?? "it did not say why";
}
