import { NANOS_PER_CENT } from "#core/payments/cents";
import type { WhyStopped } from "#core/payments/why-stopped";
import type { OwnPayments } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { spentThisMonth } from "../../payments/top-ups/spent-this-month";

/** A customer's saved card, and those that they are typing. */
export async function topUpsView(customerId: string): Promise<Pick<OwnPayments, "topUps" | "typingCards">> {
  const { prisma, pool } = handle();
  const typedSince = new Date(Date.now() - 2 * LIMITS.MAX_CHECKOUT_SECONDS * 1_000);
  const [card, typing, month] = await Promise.all([
    prisma.savedCard.findFirst({ where: { customerId, state: "saved" } }),
    prisma.savedCard.findMany({
      where: { customerId, state: { in: ["open", "told"] }, at: { gt: typedSince } },
      select: { id: true },
      orderBy: { at: "desc" },
      take: LIMITS.MAX_CHECKOUTS_PER_DAY,
    }),
    pool.query<{ cents: number }>(`SELECT ${spentThisMonth("$1")} AS cents`, [customerId]),
  ]);
  return {
    topUps: card && {
      ...{ brand: card.brand ?? "", lastDigits: card.lastDigits ?? "", whyOff: card.whyOff as WhyStopped | null },
      ...{ belowNanos: card.belowCents * NANOS_PER_CENT, amountNanos: card.cents * NANOS_PER_CENT },
      monthlyNanos: card.monthCents * NANOS_PER_CENT,
      monthNanos: (month.rows[0]?.cents ?? 0) * NANOS_PER_CENT,
    },
    typingCards: typing.map(({ id }) => id),
  };
}
