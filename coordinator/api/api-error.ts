export type ApiErrorCode =
  | "INVALID_INPUT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "LIMIT_EXCEEDED"
  | "NOT_ENOUGH_MONEY"
  | "TOO_LARGE"
  | "TOO_MANY_REQUESTS"
  | "UNAVAILABLE";

/** Where in the input a refusal lies, and what to do about it. */
export interface FieldIssue {
  /** Dotted path, such as `inputs.to`; empty for the whole. */
  path: string;
  message: string;
}

/**
 * A refusal that its reader can act on. Tell it apart by `code`: the site and the coordinator are two module graphs,
 * so `instanceof` fails between them.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly issues: FieldIssue[];

  constructor(code: ApiErrorCode, message: string, issues: FieldIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "ApiError" && "code" in error;
}
