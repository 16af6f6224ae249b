/** The kernel's codes for a full disk or quota, and PostgreSQL's own (`disk_full`). */
const CODES: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "53100"]);

interface Failure {
  code?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  /** Where Prisma keeps what the database said of a raw statement. */
  meta?: { code?: unknown; driverAdapterError?: { cause?: unknown } };
}

export function isDiskFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, cause, meta } = error as Failure;
  if ([code, originalCode, meta?.code].some((one) => CODES.has(one))) return true;
  return isDiskFull(cause) || isDiskFull(meta?.driverAdapterError?.cause);
}
