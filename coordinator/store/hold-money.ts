import type { CustomerId } from "#core/ids";
import { accounts, type HoldReason, transfer } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { dollarText } from "#protocol/dollar-nanos";
import { refuseFields } from "../refusals/refuse";
import { writePosting } from "./write-posting";

/**
 * Moves `amountNanos` of the customer's money to a job's hold. The balance is locked first, so that two jobs cannot get
 * the same dollar.
 */
export async function holdMoney(
  tx: Prisma.TransactionClient,
  customerId: CustomerId,
  jobId: string,
  why: HoldReason,
  amountNanos: number,
): Promise<void> {
  const rows = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT balance_nanos AS balance FROM ledger_account WHERE id = ${accounts.customer(customerId)} FOR UPDATE`;
  const free = Number(rows[0]?.balance ?? 0);
  if (free < amountNanos) {
    const { welcomedAt } = await tx.person.findUniqueOrThrow({
      where: { id: customerId },
      select: { welcomedAt: true },
    });
    const sums = { free: dollarText(free), needed: dollarText(amountNanos) };
    const fields = [{ path: "budget", fault: { kind: "not-enough-money", ...sums } as const }];
    throw refuseFields(fields, "not-enough-money", { ...sums, gift: welcomedAt === null });
  }
  const way = { from: accounts.customer(customerId), to: accounts.hold(jobId) };
  await writePosting(tx, transfer({ kind: "hold", subject: jobId, ...why }, way, amountNanos));
}
