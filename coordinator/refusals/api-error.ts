import type { RefusalCode } from "#protocol/api/error-codes";
import type { FieldIssue } from "#protocol/field-issues";

/**
 * A refusal that the caller can act on. Identify it by `code`: the site and the coordinator are two module graphs, so
 * `instanceof` fails between them.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: RefusalCode;
  readonly issues: FieldIssue[];

  constructor(code: RefusalCode, message: string, issues: FieldIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "ApiError" && "code" in error;
}
