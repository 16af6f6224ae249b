import type { Pool } from "pg";
import type { PrismaClient } from "#prisma/generated/client";
import type { CardProvider } from "../card-provider";
import { beginTopUps } from "./begin-top-ups";
import { chargeTopUps } from "./charge-top-ups";
import { keepCards } from "./keep-cards";

/** One round: cards first, so that one that left is not charged, then attempts. */
export async function topUp(parts: { pool: Pool; prisma: PrismaClient; cards: CardProvider }, now: number) {
  await keepCards(parts.prisma, parts.cards, now);
  await beginTopUps(parts.pool);
  await chargeTopUps(parts);
}
