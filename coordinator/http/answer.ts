import type { ServerResponse } from "node:http";
import { ERROR_CODES, type ErrorCode } from "#protocol/api/error-codes";

export function answerText(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8") {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

export const answerJson = (response: ServerResponse, status: number, body: unknown) =>
  answerText(response, status, JSON.stringify(body), "application/json");

export const answerError = (
  response: ServerResponse,
  code: ErrorCode,
  message: string,
  status: number = ERROR_CODES[code].httpStatus,
) => answerJson(response, status, { error: { code, message, issues: [] } });
