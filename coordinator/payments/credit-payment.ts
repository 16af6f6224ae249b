import { payingIn } from "#core/ledger/owing";
import { CITY_CURRENCY, NANOS_PER_CENT } from "#core/payments/cents";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { lockMoney } from "../store/lock-money";
import { writePosting } from "../store/write-posting";
import { bookBacks } from "./book-backs";

/** Of a payment that has just become paid: what this site asked for is the customer's. Within its locks. */
export async function creditPayment(tx: Prisma.TransactionClient, payment: CardPayment): Promise<void> {
  const { customerId, cents, id, intent } = payment;
  const had = await lockMoney(tx, customerId);
  await writePosting(tx, payingIn({ kind: "payment", reference: id }, customerId, had, cents * NANOS_PER_CENT));
  await bookBacks(tx, payment);
  // What went back before this payment was known has its place now.
  const placed = { about: intent ?? "", kind: { in: ["refund", "dispute"] }, currency: CITY_CURRENCY };
  await tx.paymentEvent.updateMany({ where: { ...placed, outcome: "unplaced" }, data: { outcome: "counted" } });
}
