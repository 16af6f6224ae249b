import type { Prisma } from "#prisma/generated/client";
import { monthBeside } from "#protocol/books/month-beside";

export interface NextMonth {
  month: string;
  /** Nothing was closed before it: whatever is older is in it. */
  isFirst: boolean;
}

type Db = Pick<Prisma.TransactionClient, "closedMonth" | "posting">;

/** The month after the last one that is closed, or the first in which something was charged. */
export async function nextMonth(db: Db): Promise<NextMonth | undefined> {
  const last = await db.closedMonth.findFirst({ orderBy: { month: "desc" }, select: { month: true } });
  if (last) return { month: monthBeside(last.month, 1), isFirst: false };
  const first = await db.posting.findFirst({ where: { kind: "charge" }, orderBy: { id: "asc" }, select: { at: true } });
  return first ? { month: first.at.toISOString().slice(0, 7), isFirst: true } : undefined;
}
