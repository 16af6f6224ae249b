import type { Pool } from "pg";
import { CITY_CURRENCY } from "#core/payments/cents";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { CardProvider, NewCharge } from "../card-provider";
import { type ToldCharge, takeCharge } from "./take-charge";

interface Parts {
  pool: Pool;
  prisma: PrismaClient;
  cards: CardProvider;
}

/**
 * Asks the provider for the attempts that are written down, with their ids as keys: one whose answer was lost, or whose coordinator
 * died, is asked for again and done once. That it is asked for is written before, so that what was never asked for is known.
 */
export async function chargeTopUps({ pool, prisma, cards }: Parts): Promise<void> {
  await giveUp({ pool, prisma });
  const { rows } = await pool.query<NewCharge>(CLAIM, [LIMITS.MAX_CARDS_ASKED_AT_ONCE]);
  for (const charge of rows) {
    const answer = await cards.charge(charge);
    if (answer.kind === "unknown") continue;
    const told = answer.kind === "answered" ? answer.charged : ({ state: "failed", why: "declined" } as const);
    const { paymentId, cents } = charge;
    const facts = { intent: null, why: null, ...told, paymentId, cents, currency: CITY_CURRENCY };
    await prisma.$transaction((tx) => takeCharge(tx, facts));
  }
}

/** What nobody can say in time counts as charged in its month, and no other attempt follows; an event may tell later. */
async function giveUp({ pool, prisma }: Omit<Parts, "cards">): Promise<void> {
  const { rows } = await pool.query<{ id: string; cents: number }>(UNANSWERED);
  for (const { id: paymentId, cents } of rows) {
    const facts: ToldCharge = {
      paymentId,
      cents,
      intent: null,
      state: "expired",
      why: "unanswered",
      currency: CITY_CURRENCY,
    };
    await prisma.$transaction((tx) => takeCharge(tx, facts));
  }
}

const CLAIM = `
UPDATE card_payment AS p SET asked_at = now() FROM saved_card AS card
WHERE card.id = p.saved_card_id AND p.id IN (
  SELECT p.id FROM card_payment AS p JOIN saved_card AS card ON card.id = p.saved_card_id
  WHERE p.state = 'open' AND p.intent IS NULL AND card.state = 'saved' AND card.why_off IS NULL
    AND (p.asked_at IS NULL OR p.asked_at < now() - interval '1 minute') AND p.at > now() - interval '23 hours'
  ORDER BY p.asked_at NULLS FIRST, p.id LIMIT $1 FOR UPDATE OF p SKIP LOCKED)
RETURNING p.id AS "paymentId", p.cents, card.holder, card.method`;

/** Stripe forgets an idempotency key after 24 hours; a bank that was asked may take days. */
const UNANSWERED = `SELECT id, cents FROM card_payment WHERE saved_card_id IS NOT NULL AND state = 'open'
  AND at < now() - CASE WHEN intent IS NULL THEN interval '23 hours' ELSE interval '7 days' END ORDER BY id LIMIT 20`;
