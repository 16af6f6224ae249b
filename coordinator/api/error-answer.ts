import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { ApiErrorCode } from "./api-error";
import { asApiError } from "./as-api-error";

/** The HTTP status of each refusal. */
export const STATUS: Record<ApiErrorCode, number> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  NOT_ENOUGH_MONEY: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 409,
  TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

/** What a caller is told of an error. One that nobody foresaw is logged under an id, and only the id is told. */
export function errorAnswer(error: unknown, log: Logger): Response {
  const headers = { "cache-control": "no-store" };
  const foreseen = asApiError(error);
  if (foreseen) {
    const { code, message, issues } = foreseen;
    const wait = code === "TOO_MANY_REQUESTS" ? { "retry-after": "60" } : {};
    return Response.json(
      { error: { code, message, issues } },
      { status: STATUS[code], headers: { ...headers, ...wait } },
    );
  }
  const id = randomUUID();
  log.error({ event: "api.failed", err: error, id }, "an API call failed");
  const message = `Something went wrong here; nothing was lost. Quote ${id}.`;
  return Response.json({ error: { code: "INTERNAL", message, issues: [] } }, { status: 500, headers });
}
