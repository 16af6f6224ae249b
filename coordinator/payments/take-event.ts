import type { Prisma, PrismaClient } from "#prisma/generated/client";
import type { MoneyEvent, Outcome, ProviderEvent } from "./provider-event";
import { takeBackEvent } from "./take-back-event";
import { takeCheckoutEvent } from "./take-checkout-event";
import { noteTypedCard } from "./top-ups/note-typed-card";
import { takeCharge } from "./top-ups/take-charge";

/**
 * Counts a provider's event, once. The answer to the provider follows the commit: what is not acknowledged comes again.
 */
export async function takeEvent(prisma: PrismaClient, event: ProviderEvent): Promise<Outcome | "known"> {
  if (event.kind === "card") return noteTypedCard(prisma, event);
  return prisma.$transaction(async (tx) => {
    const { id, kind, cents, currency } = event;
    const data = [{ id, kind, about: aboutOf(event), cents, currency, state: event.state, outcome: "counted" }];
    const { count } = await tx.paymentEvent.createMany({ data, skipDuplicates: true });
    if (count === 0) return "known";
    const outcome = await take(tx, event);
    if (outcome === "unplaced") await tx.paymentEvent.update({ where: { id }, data: { outcome } });
    return outcome;
  });
}

function aboutOf(event: MoneyEvent): string {
  if (event.kind === "checkout") return event.paymentId ?? event.session;
  return event.kind === "charge" ? event.paymentId : event.intent;
}

function take(tx: Prisma.TransactionClient, event: MoneyEvent): Promise<Outcome> {
  if (event.kind === "checkout") return takeCheckoutEvent(tx, event);
  return event.kind === "charge" ? takeCharge(tx, event) : takeBackEvent(tx, event);
}
