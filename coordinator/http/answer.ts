import type { IncomingMessage, ServerResponse } from "node:http";
import { ERROR_CODES } from "#protocol/api/error-codes";
import { languageOf } from "../auth/asked-language";
import type { ApiError } from "../refusals/api-error";

export function answerText(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8") {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

export const answerJson = (response: ServerResponse, status: number, body: unknown) =>
  answerText(response, status, JSON.stringify(body), "application/json");

/** In the language of the request. */
export const answerRefusal = (
  request: IncomingMessage,
  response: ServerResponse,
  refused: ApiError,
  status: number = ERROR_CODES[refused.code].httpStatus,
) => answerJson(response, status, { error: refused.in(languageOf(request)) });
