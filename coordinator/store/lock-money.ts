import type { CustomerId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { lockAccounts } from "./lock-accounts";
import { queryByPrisma } from "./query";

/**
 * Locks a customer's money, paid and given, and what they owe, and returns what there is of each. Whoever holds money for
 * a job waits for whoever else has locked it, and sees what they did.
 */
export async function lockMoney(tx: Prisma.TransactionClient, customerId: CustomerId | string) {
  const [paid, gift, owed] = [accounts.customer(customerId), accounts.gift(customerId), accounts.owed(customerId)];
  // In two statements: the second also sees an account that was made while the first one waited.
  await lockAccounts(queryByPrisma(tx), [paid, gift, owed]);
  const rows = await tx.ledgerAccount.findMany({ where: { id: { in: [paid, gift, owed] } } });
  const balanceOf = (account: string) => Number(rows.find(({ id }) => id === account)?.balanceNanos ?? 0);
  return { paidNanos: balanceOf(paid), giftNanos: balanceOf(gift), owedNanos: 0 - balanceOf(owed) };
}
