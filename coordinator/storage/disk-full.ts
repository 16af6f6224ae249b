/** The kernel's codes for a full disk or quota, and PostgreSQL's own (`disk_full`). */
const CODES: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "53100"]);

export const isDiskFull = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && CODES.has(error.code);
