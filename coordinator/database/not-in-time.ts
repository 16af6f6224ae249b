/** Prisma's code for a transaction that got no connection, or did not end, in time, and was rolled back. */
const TRANSACTION_OVER = "P2028";

/** pg has no code for it. */
const NO_CONNECTION = /^timeout exceeded when trying to connect$/;

/** Whether the database is there, but too busy: all connections were taken, or a lock or the disk took too long. */
export function isNotInTime(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  return code === TRANSACTION_OVER || NO_CONNECTION.test(String(message)) || isNotInTime(cause);
}
