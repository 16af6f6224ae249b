import { payingIn } from "#core/ledger/owing";
import type { AdminCustomer } from "#protocol/api/admin";
import { RecordPaymentInput } from "#protocol/api/rewards";
import { dollarNanos } from "#protocol/text/dollar-nanos";
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

/** Money that has come in. Unlike a gift it says nothing about whether the city knows the customer. */
export async function recordPayment({ ctx, input }: Call<unknown>): Promise<AdminCustomer> {
  requireAdmin(ctx, "recordPayment");
  const { customerId, amount, reference } = parseInput(RecordPaymentInput, input);
  const amountNanos = dollarNanos(amount);
  await handle().prisma.$transaction(async (tx) => {
    // Locked, so that an account that is being deleted gets nothing any more.
    const people = await tx.$queryRaw<unknown[]>`
      SELECT id FROM person WHERE id = ${customerId} AND deleted_at IS NULL FOR UPDATE`;
    if (people.length === 0) throw refuse("no-such-person", { personId: customerId });
    const payment = { referenceHash: referenceHash(reference), reference, customerId, amountNanos };
    const { count } = await tx.payment.createMany({ data: [payment], skipDuplicates: true });
    if (count === 0) throw refuse("payment-known", { reference });
    const had = await lockMoney(tx, customerId);
    await writePosting(tx, payingIn({ kind: "payment", reference }, customerId, had, amountNanos));
    await audit(tx, ctx, "money.received", customerId, { nanos: amountNanos, reference });
  });
  return customerView(customerId);
}
