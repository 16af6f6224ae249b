/** A refusal of the API: `code` says which one, `issues` which fields are wrong. */
export class LamplighterError extends Error {
  override readonly name = "LamplighterError";
  readonly code: string;
  readonly issues: { path: string; message: string }[];
  readonly httpStatus: number;

  constructor(code: string, message: string, issues: { path: string; message: string }[], httpStatus: number) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.httpStatus = httpStatus;
  }
}

/** Converts an unsuccessful response; one that is not the API's own, such as a proxy's, is described by its status. */
export function errorFrom(httpStatus: number, body: string): LamplighterError {
  const refusal = parse(body);
  if (refusal) return new LamplighterError(refusal.code, refusal.message, refusal.issues ?? [], httpStatus);
  const message = `The site answered with HTTP ${httpStatus}, but not in the format of its API. Try again in a moment.`;
  return new LamplighterError("UNAVAILABLE", message, [], httpStatus);
}

function parse(body: string) {
  try {
    const { error } = JSON.parse(body) as {
      error?: { code?: unknown; message?: unknown; issues?: LamplighterError["issues"] };
    };
    if (typeof error?.code !== "string" || typeof error.message !== "string") return undefined;
    return { code: error.code, message: error.message, issues: error.issues };
  } catch {
    return undefined;
  }
}
