import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { ERROR_CODES } from "#protocol/api/error-codes";
import { asApiError } from "./as-api-error";

/** The response to an error. An unexpected error is logged under an id, and the response has only the id. */
export function errorAnswer(error: unknown, log: Logger): Response {
  const headers = { "cache-control": "no-store" };
  const foreseen = asApiError(error);
  if (foreseen) {
    const { code, message, issues } = foreseen;
    const wait = code === "TOO_MANY_REQUESTS" ? { "retry-after": "60" } : {};
    return Response.json(
      { error: { code, message, issues } },
      { status: ERROR_CODES[code].httpStatus, headers: { ...headers, ...wait } },
    );
  }
  const id = randomUUID();
  log.error({ event: "api.failed", err: error, id }, "an API call failed");
  const message = `Something went wrong here; nothing was lost. Quote ${id}.`;
  const { httpStatus: status } = ERROR_CODES.INTERNAL;
  return Response.json({ error: { code: "INTERNAL", message, issues: [] } }, { status, headers });
}
