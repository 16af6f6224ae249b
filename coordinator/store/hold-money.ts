import type { CustomerId } from "#core/ids";
import { accounts, type HoldReason, transfer } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { dollarText } from "#protocol/dollar-nanos";
import { ApiError } from "../refusals/api-error";
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
    const advice =
      welcomedAt === null
        ? "Your welcome gift is waiting: your account page says what for."
        : "Lower the budget, finish or cancel another job, or ask the city for more.";
    const sums = `You have C$${dollarText(free)} free, and this needs C$${dollarText(amountNanos)}.`;
    throw new ApiError("NOT_ENOUGH_MONEY", `${sums} ${advice}`, [{ path: "budget", message: sums }]);
  }
  const way = { from: accounts.customer(customerId), to: accounts.hold(jobId) };
  await writePosting(tx, transfer({ kind: "hold", subject: jobId, ...why }, way, amountNanos));
}
