import type { CustomerId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";

/**
 * Locks a customer's money, paid and given, and returns what there is of each. Whoever holds money for a job waits for
 * whoever else has locked it, and sees what they did.
 */
export async function lockMoney(tx: Prisma.TransactionClient, customerId: CustomerId | string) {
  const [paid, gift] = [accounts.customer(customerId), accounts.gift(customerId)];
  const rows = await tx.$queryRaw<{ id: string; balance: bigint }[]>`
    SELECT id, balance_nanos AS balance FROM ledger_account WHERE id IN (${paid}, ${gift}) ORDER BY id FOR UPDATE`;
  const balanceOf = (account: string) => Number(rows.find(({ id }) => id === account)?.balance ?? 0);
  return { paidNanos: balanceOf(paid), giftNanos: balanceOf(gift) };
}
