import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { ERROR_CODES } from "#protocol/api/error-codes";
import type { Language } from "#protocol/text/language";
import { asApiError } from "./as-api-error";
import { ourFault } from "./our-fault";

/** The response to an error, in the language of the request. An unexpected error is logged under an id, and the response has only the id. */
export function errorAnswer(error: unknown, language: Language, log: Logger): Response {
  const headers = { "cache-control": "no-store" };
  const foreseen = asApiError(error);
  if (foreseen) {
    const { code } = foreseen;
    const wait = code === "TOO_MANY_REQUESTS" ? { "retry-after": "60" } : {};
    return Response.json(
      { error: foreseen.in(language) },
      { status: ERROR_CODES[code].httpStatus, headers: { ...headers, ...wait } },
    );
  }
  const id = randomUUID();
  log.error({ event: "api.failed", err: error, id }, "an API call failed");
  const message = ourFault(id, language);
  const { httpStatus: status } = ERROR_CODES.INTERNAL;
  return Response.json({ error: { code: "INTERNAL", message, issues: [] } }, { status, headers });
}
