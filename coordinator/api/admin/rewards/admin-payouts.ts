import type { Prisma } from "#prisma/generated/client";
import type { AdminPayout } from "#protocol/api/rewards";
import type { Language } from "#protocol/text/language";
import { handle } from "../../../handle";
import { partnersOfPayouts } from "../../../rewards/partners-of-payouts";
import { wordsOf } from "../../../rewards/words-of";
import { payoutView } from "../../rewards/payout-view";

/** The oldest payouts of that kind, with whose they are. */
export async function adminPayouts(
  where: Prisma.PayoutWhereInput,
  take: number,
  language: Language,
): Promise<AdminPayout[]> {
  const { prisma } = handle();
  const rows = await prisma.payout.findMany({
    where,
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    take,
    include: { reward: true },
  });
  const ids = rows.flatMap(({ personId }) => personId ?? []);
  const people = await prisma.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const siteOf = await partnersOfPayouts(rows);
  return rows.map((row) => ({
    ...payoutView(row, wordsOf(row.reward.names)[language], siteOf(row)),
    person: people.find(({ id }) => id === row.personId)?.name ?? null,
  }));
}
