import type { PaymentBackWhy } from "#core/ledger/ledger";
import { payingIn, takingBack } from "#core/ledger/owing";
import { type BackState, goneCents } from "#core/payments/back-state";
import { NANOS_PER_CENT } from "#core/payments/cents";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { lockMoney } from "../store/lock-money";
import { writePosting } from "../store/write-posting";
import { stopTopUps } from "./top-ups/stop-top-ups";

/**
 * Posts the difference between what went back of a payment and what the ledger says of that: nothing if it is booked
 * already. Within `lockIntent`.
 */
export async function bookBacks(tx: Prisma.TransactionClient, payment: CardPayment): Promise<void> {
  if (payment.state !== "paid" || payment.intent === null) return;
  const backs = await tx.paymentBack.findMany({ where: { intent: payment.intent }, orderBy: { id: "asc" } });
  for (const back of backs) {
    const gone = goneCents({ state: back.state as BackState, cents: back.cents });
    const nanos = (gone - back.bookedCents) * NANOS_PER_CENT;
    if (nanos === 0) continue;
    const had = await lockMoney(tx, payment.customerId);
    const what = { kind: "payment-back", why: back.why as PaymentBackWhy, payment: payment.id } as const;
    const posting =
      nanos > 0
        ? takingBack({ ...what, step: "taken" }, payment.customerId, had, nanos)
        : payingIn({ ...what, step: "restored" }, payment.customerId, had, -nanos);
    await writePosting(tx, posting);
    // A card must not be charged for what has just gone back to it.
    if (nanos > 0) await stopTopUps(tx, payment, "taken-back");
    await tx.paymentBack.update({ where: { id: back.id }, data: { bookedCents: gone } });
  }
}
