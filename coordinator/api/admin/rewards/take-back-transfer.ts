import { takingBack } from "#core/ledger/owing";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import type { AdminCustomer } from "#protocol/api/admin";
import { TakeBackTransferInput } from "#protocol/api/rewards";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { referenceHash } from "../../../payments/reference-hash";
import { refuse } from "../../../refusals/refuse";
import { lockMoney } from "../../../store/lock-money";
import { writePosting } from "../../../store/write-posting";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { customerView } from "../list-customers";

/** Never more than was recorded, however often and by whom it is asked. Nobody is sent money that they have spent. */
export async function takeBackTransfer({ ctx, input }: Call<unknown>): Promise<AdminCustomer> {
  requireAdmin(ctx, "takeBackTransfer");
  const { customerId, amount, reference, why, reason } = parseInput(TakeBackTransferInput, input);
  const nanos = dollarNanos(amount);
  await handle().prisma.$transaction(async (tx) => {
    const hash = referenceHash(reference);
    await tx.$queryRaw`SELECT FROM payment WHERE reference_hash = ${hash} FOR UPDATE`;
    const payment = await tx.payment.findUnique({ where: { referenceHash: hash } });
    if (payment?.customerId !== customerId || payment.reference === null)
      throw refuse("no-such-transfer", { reference });
    const had = await lockMoney(tx, customerId);
    const left = Number(payment.amountNanos - payment.correctedNanos - payment.returnedNanos);
    const most = why === "transfer" ? Math.min(left, wholeCents(had.paidNanos) * NANOS_PER_CENT) : left;
    if (nanos > most) throw refuse("taken-back-too-much", { maximum: dollarText(most) });
    const column = why === "transfer" ? "returnedNanos" : "correctedNanos";
    await tx.payment.update({ where: { referenceHash: hash }, data: { [column]: { increment: nanos } } });
    const what = { kind: "payment-back", why, step: "taken", payment: payment.reference } as const;
    await writePosting(tx, takingBack(what, customerId, had, nanos));
    await audit(tx, ctx, "money.taken-back", customerId, { nanos, reference: payment.reference, why, reason });
  });
  return customerView(customerId);
}
