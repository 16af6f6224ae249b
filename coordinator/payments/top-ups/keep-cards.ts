import type { PrismaClient, SavedCard } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { CardProvider } from "../card-provider";
import { dropUnasked } from "./stop-top-ups";

/** Reads cards that were typed, and has those forgotten that left. What is not answered is asked for in the next round. */
export async function keepCards(prisma: PrismaClient, cards: CardProvider, now: number): Promise<void> {
  const first = { orderBy: [{ at: "asc" as const }, { id: "asc" as const }], take: LIMITS.MAX_CARDS_ASKED_AT_ONCE };
  for (const card of await prisma.savedCard.findMany({ where: { state: "told" }, ...first }))
    await readTyped(prisma, cards, card);
  for (const { id, holder } of await prisma.savedCard.findMany({
    where: { state: "leaving", holder: { not: null } },
    ...first,
  })) {
    const answer = await cards.forgetCards(holder ?? "");
    if (answer.kind !== "unknown") await prisma.savedCard.deleteMany({ where: { id, state: "leaving" } });
  }
  // No event about one comes after this.
  const given = { state: { in: ["open", "leaving"] }, holder: null, at: { lt: new Date(now - EVENTS_COME_MS) } };
  await prisma.savedCard.deleteMany({ where: given });
}

async function readTyped(prisma: PrismaClient, cards: CardProvider, { id, setup, customerId }: SavedCard) {
  const answer = await cards.readCard(setup ?? "");
  if (answer.kind === "unknown") return;
  await prisma.$transaction(async (tx) => {
    if (answer.kind === "refused") {
      await tx.savedCard.updateMany({ where: { id, state: "told" }, data: { state: "leaving", customerId: null } });
      return;
    }
    // Two cards of one customer wait for each other here; the one that is typed last stays.
    await tx.$queryRaw`SELECT id FROM saved_card WHERE customer_id = ${customerId} ORDER BY id FOR UPDATE`;
    const isStill = await tx.savedCard.count({ where: { id, state: "told" } });
    if (isStill === 0) return;
    const before = { customerId, state: "saved" };
    const { count } = await tx.savedCard.updateMany({ where: before, data: { state: "leaving", customerId: null } });
    if (count > 0) await dropUnasked(tx, customerId ?? "");
    const { method, brand, lastDigits } = answer.card;
    await tx.savedCard.update({ where: { id }, data: { state: "saved", method, brand, lastDigits } });
  });
}

/** Stripe repeats an event for three days. */
const EVENTS_COME_MS = 4 * 24 * 60 * 60_000;
