import { type BackState, laterBack } from "#core/payments/back-state";
import { CITY_CURRENCY } from "#core/payments/cents";
import type { Prisma } from "#prisma/generated/client";
import { bookBacks } from "./book-backs";
import { lockIntent } from "./lock-payment";
import type { Outcome, ProviderEvent } from "./provider-event";

type BackEvent = Extract<ProviderEvent, { kind: "refund" | "dispute" }>;

/** Money that goes back, or came back. It is kept until its payment is known, if it is faster than that. */
export async function takeBackEvent(tx: Prisma.TransactionClient, event: BackEvent): Promise<Outcome> {
  const { intent, cents, currency, providerId } = event;
  if (currency !== CITY_CURRENCY) return "unplaced";
  await lockIntent(tx, intent);
  const id = await ownIdOf(tx, event);
  const known = await tx.paymentBack.findUnique({ where: { id } });
  if (known && (known.intent !== intent || known.why !== event.kind)) return "unplaced";
  const state = laterBack((known?.state ?? "asked") as BackState, event.state);
  const now = { state, providerId, ...(isOver(state) ? { endedAt: new Date() } : {}) };
  await tx.paymentBack.upsert({
    where: { id },
    create: { ...now, id, why: event.kind, intent, cents },
    // The bank may dispute more than it did at first; of a refund nothing can change but its state.
    update: event.kind === "dispute" ? { ...now, cents: Math.max(cents, known?.cents ?? 0) } : now,
  });
  const payment = await tx.cardPayment.findUnique({ where: { intent } });
  if (!payment) return "unplaced";
  await bookBacks(tx, payment);
  return "counted";
}

const isOver = (state: BackState) => state === "done" || state === "undone";

/** Of a refund that was asked for here, the id that was given it here. */
async function ownIdOf(tx: Prisma.TransactionClient, event: BackEvent): Promise<string> {
  if (event.kind === "dispute" || event.ours === null) return event.providerId;
  const asked = await tx.paymentBack.findUnique({ where: { id: event.ours } });
  return asked?.intent === event.intent && asked.cents === event.cents ? asked.id : event.providerId;
}
