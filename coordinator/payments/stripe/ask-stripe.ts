import { z } from "zod";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { StripeSettings } from "./stripe-settings";

const Failure = z.object({
  error: z.object({
    message: z.string().max(LIMITS.reasonChars).optional(),
    code: z.string().max(LIMITS.reasonChars).optional(),
  }),
});

export type Fields = Record<string, string | number>;
export interface Question {
  method?: "POST" | "GET" | "DELETE";
  path: string;
  fields: Fields;
  /** The same is done once there, so that a call whose answer was lost can be repeated. */
  key?: string;
}
export type Answer =
  | { kind: "answered"; body: unknown }
  | { kind: "refused"; status: number; code: string | undefined; why: string }
  | { kind: "unknown" };

/** One call of Stripe's API. */
export async function askStripe({ secretKey, apiUrl }: StripeSettings, question: Question): Promise<Answer> {
  const { method = "POST", path, fields, key } = question;
  const form = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const url = new URL(path, apiUrl);
  if (method === "GET") url.search = form.toString();
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${secretKey}`,
        "stripe-version": API_VERSION,
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(method === "POST" ? { body: form } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(LIMITS.MAX_PAYMENT_CALL_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return { kind: "answered", body };
    return MAY_BE_TRIED_AGAIN(response.status) ? { kind: "unknown" } : refusedBy(response.status, body);
  } catch {
    return { kind: "unknown" };
  }
}

/** What we send and read is of this version, whatever the account's default is. */
const API_VERSION = "2025-03-31.basil";

/** 409: the same key is being worked on. */
const MAY_BE_TRIED_AGAIN = (status: number) => status >= 500 || status === 409 || status === 429;

function refusedBy(status: number, body: unknown): Answer {
  const failure = tryParse(Failure, body);
  const error = failure.success ? failure.data.error : {};
  return { kind: "refused", status, code: error.code, why: error.message ?? "it did not say why" };
}
