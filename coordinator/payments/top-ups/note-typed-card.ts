import type { PrismaClient } from "#prisma/generated/client";
import type { ProviderEvent } from "../provider-event";

/**
 * The provider has a card that a customer typed. Who has it is noted also of one that is to be forgotten already, so that it is
 * forgotten there too; otherwise the card is read by the next round.
 */
export async function noteTypedCard(prisma: PrismaClient, event: Extract<ProviderEvent, { kind: "card" }>) {
  const { cardId: id, setup, holder } = event;
  await prisma.savedCard.updateMany({ where: { id, holder: null }, data: { setup, holder } });
  await prisma.savedCard.updateMany({ where: { id, state: "open" }, data: { state: "told" } });
  return "counted" as const;
}
