import type { PrismaClient } from "#prisma/generated/client";
import type { Outcome, ProviderEvent } from "./provider-event";
import { takeBackEvent } from "./take-back-event";
import { takeCheckoutEvent } from "./take-checkout-event";

/**
 * Counts a provider's event, once. The answer to the provider follows the commit: what is not acknowledged comes again.
 */
export function takeEvent(prisma: PrismaClient, event: ProviderEvent): Promise<Outcome | "known"> {
  return prisma.$transaction(async (tx) => {
    const { id, kind, cents, currency } = event;
    const about = event.kind === "checkout" ? (event.paymentId ?? event.session) : event.intent;
    const data = [{ id, kind, about, cents, currency, state: event.state, outcome: "counted" }];
    const { count } = await tx.paymentEvent.createMany({ data, skipDuplicates: true });
    if (count === 0) return "known";
    const outcome = event.kind === "checkout" ? await takeCheckoutEvent(tx, event) : await takeBackEvent(tx, event);
    if (outcome === "unplaced") await tx.paymentEvent.update({ where: { id }, data: { outcome } });
    return outcome;
  });
}
