import type { IncomingMessage, ServerResponse } from "node:http";
import { API_ROOT } from "#protocol/api/api-root";
import { LIMITS } from "#protocol/limits";
import { KIB, MIB } from "#protocol/limits/sizes";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
import { answerRefusal } from "./answer";
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
    return answer(request, response, refuse("length-required"), 411);
  }
  if (Number(headers["content-length"] ?? 0) > maxBytes) {
    const refused = isCounted
      ? refuse("body-too-large", { mebibytes: maxBytes / MIB })
      : refuse("form-too-large", { kibibytes: maxBytes / KIB });
    return answer(request, response, refused, 413);
  }
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined) {
    const overdue = setTimeout(() => request.destroy(), withinMs);
    request.once("close", () => clearTimeout(overdue));
    request.once("end", () => clearTimeout(overdue));
  }
  return true;
}

function answer(request: IncomingMessage, response: ServerResponse, refused: ApiError, status: 411 | 413): false {
  response.setHeader("connection", "close");
  answerRefusal(request, response, refused, status);
  request.resume();
  return false;
}
