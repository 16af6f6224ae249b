import type { IncomingMessage, ServerResponse } from "node:http";
import { API_ROOT } from "#protocol/api/api-root";
import { LIMITS } from "#protocol/limits";
import { answerError } from "./answer";
import { pathOf } from "./path-of";

/** Limits the body of a request that is not an upload before anybody reads it. False when it was refused and answered. */
export function boundBody(
  request: IncomingMessage,
  response: ServerResponse,
  withinMs: number = LIMITS.bodyMs,
): boolean {
  const { headers } = request;
  const maxBytes = pathOf(request).startsWith(`${API_ROOT}/`) ? LIMITS.apiBodyBytes : LIMITS.formBytes;
  // Handlers that count the bytes themselves may read them in chunks.
  const isCounted = maxBytes === LIMITS.apiBodyBytes;
  if (headers["transfer-encoding"] !== undefined && !isCounted) {
    return refuse(request, response, 411, "Say how long the body is (Content-Length), and send it in one piece.");
  }
  if (Number(headers["content-length"] ?? 0) > maxBytes) {
    const message = isCounted
      ? "A request's body may have 2 MiB. Upload programs and inputs first (POST /api/v1/blobs) and refer to them by their blobs."
      : `A form may have ${maxBytes / 1024} KiB.`;
    return refuse(request, response, 413, message);
  }
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined) {
    const overdue = setTimeout(() => request.destroy(), withinMs);
    request.once("close", () => clearTimeout(overdue));
    request.once("end", () => clearTimeout(overdue));
  }
  return true;
}

function refuse(request: IncomingMessage, response: ServerResponse, status: 411 | 413, message: string): false {
  response.setHeader("connection", "close");
  answerError(response, "TOO_LARGE", message, status);
  request.resume();
  return false;
}
