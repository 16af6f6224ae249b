/** Error codes of the kernel, PostgreSQL and Prisma when the database is absent, goes away or is not ready. */
const WORDS: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE"],
  ...["57P01", "57P02", "57P03"], // admin_shutdown, crash_shutdown, cannot_connect_now
  "DATABASE_IS_STANDBY",
  ...["P1001", "P1002", "P1008", "P1017", "DatabaseNotReachable", "ConnectionClosed", "SocketTimeout"],
]);

/** pg has no code for the first two; the third is a socket without its server, whose code is that of any missing file. */
const MESSAGES = /^Connection terminated|^Client .* is not queryable$|\bconnect ENOENT\b/;

interface Failure {
  code?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: { cause?: unknown } };
}

export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, kind, message, meta, cause } = error as Failure;
  if (WORDS.has(code) || WORDS.has(kind) || MESSAGES.test(String(message))) return true;
  return isDatabaseAway(cause) || isDatabaseAway(meta?.driverAdapterError?.cause);
}
