import { NANOS_PER_CENT } from "#core/payments/cents";
import type { OurMovement } from "#core/reconciliation/compare-files";
import type { PrismaClient } from "#prisma/generated/client";
import type { FileLine } from "./file-line";

export interface Days {
  from: Date;
  /** The first moment after them. */
  to: Date;
}

const isWithin = (at: Date | null, { from, to }: Days) => at !== null && at >= from && at < to;
const keysOf = (lines: readonly FileLine[]) => [...new Set(lines.map(({ key }) => key))];

/** Payments by card: those that the file names, and those of its days. */
export async function ownPayments(db: PrismaClient, lines: readonly FileLine[], days: Days): Promise<OurMovement[]> {
  const paid = { state: "paid", intent: { not: null } };
  const [named, due] = await Promise.all([
    db.cardPayment.findMany({ where: { ...paid, intent: { in: keysOf(lines) } } }),
    db.cardPayment.findMany({ where: { ...paid, endedAt: { gte: days.from, lt: days.to } } }),
  ]);
  return [...named, ...due].map(({ intent, cents, endedAt }) => ({
    ...{ key: intent ?? "", cents, isDue: isWithin(endedAt, days) },
  }));
}

/** What went back, as the ledger has it. A refund that is still asked for is not due. */
export async function ownBacks(
  db: PrismaClient,
  why: "refund" | "dispute",
  lines: readonly FileLine[],
  days: Days,
): Promise<OurMovement[]> {
  const keys = keysOf(lines);
  const [named, due] = await Promise.all([
    db.paymentBack.findMany({ where: { why, OR: [{ providerId: { in: keys } }, { id: { in: keys } }] } }),
    db.paymentBack.findMany({ where: { why, at: { gte: days.from, lt: days.to }, bookedCents: { gt: 0 } } }),
  ]);
  return [...named, ...due].map(({ id, providerId, bookedCents, state, at }) => ({
    ...{ key: providerId ?? id, cents: bookedCents, isDue: state !== "asked" && bookedCents > 0 && isWithin(at, days) },
  }));
}

export interface OurTransfer extends OurMovement {
  reference: string | null;
}

/** Payments that were recorded by hand, by the hashes of their references. */
export async function ownTransfers(db: PrismaClient, hashes: readonly string[], days: Days): Promise<OurTransfer[]> {
  const [named, due] = await Promise.all([
    db.payment.findMany({ where: { referenceHash: { in: [...new Set(hashes)] } } }),
    db.payment.findMany({ where: { at: { gte: days.from, lt: days.to } } }),
  ]);
  return [...named, ...due].map(({ referenceHash, reference, amountNanos, correctedNanos, at }) => {
    const cents = Number(amountNanos - correctedNanos) / NANOS_PER_CENT;
    return { key: referenceHash, reference, cents, isDue: cents > 0 && isWithin(at, days) };
  });
}
