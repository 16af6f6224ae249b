/** Prisma's code for a transaction that got no connection, or did not end, within its time: nothing of it was kept. */
const TRANSACTION_OVER = "P2028";

/** pg has no code for it. */
const NO_CONNECTION = /^timeout exceeded when trying to connect$/;

/** Whether the database is there, and was too busy for what was asked: all of its connections were taken, or a lock or its disk was waited for. */
export function isNotInTime(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  return code === TRANSACTION_OVER || NO_CONNECTION.test(String(message)) || isNotInTime(cause);
}
