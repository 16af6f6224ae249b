import { type BackState, laterBack } from "#core/payments/back-state";
import type { PaymentBack, PrismaClient } from "#prisma/generated/client";
import { bookBacks } from "./book-backs";
import type { CardProvider } from "./card-provider";
import { lockIntent } from "./lock-payment";

type Sent = { kind: "sent" } | { kind: "waits" } | { kind: "refused"; why: string };

/** Asks the provider for a refund whose money is set aside already, and books what became of it. */
export async function sendRefund(prisma: PrismaClient, cards: CardProvider, back: PaymentBack): Promise<Sent> {
  const answer = await cards.refund({ refundId: back.id, intent: back.intent, cents: back.cents });
  if (answer.kind === "unknown") return { kind: "waits" };
  const told = answer.kind === "refused" ? ({ state: "undone" } as const) : answer;
  await prisma.$transaction(async (tx) => {
    await lockIntent(tx, back.intent);
    const known = await tx.paymentBack.findUniqueOrThrow({ where: { id: back.id } });
    const state = laterBack(known.state as BackState, told.state);
    const providerId = "providerId" in told ? told.providerId : known.providerId;
    await tx.paymentBack.update({ where: { id: back.id }, data: { state, providerId, endedAt: new Date() } });
    await bookBacks(tx, await tx.cardPayment.findUniqueOrThrow({ where: { intent: back.intent } }));
  });
  return answer.kind === "refused" ? answer : { kind: "sent" };
}

/** Refunds whose answer was lost are asked for again, as long as the provider knows their ids. */
export async function sendWaitingRefunds(prisma: PrismaClient, cards: CardProvider, now: number): Promise<void> {
  const at = { gt: new Date(now - KEYS_KNOWN_MS), lt: new Date(now - ANSWER_MS) };
  const waiting = await prisma.paymentBack.findMany({
    where: { state: "asked", at },
    orderBy: { at: "asc" },
    take: 20,
  });
  for (const back of waiting) await sendRefund(prisma, cards, back);
}

const MINUTE_MS = 60_000;
/** The call that is under way answers within this. */
const ANSWER_MS = MINUTE_MS;
/** Stripe forgets an idempotency key after 24 hours: the same refund would then be made twice. */
const KEYS_KNOWN_MS = 23 * 60 * MINUTE_MS;
