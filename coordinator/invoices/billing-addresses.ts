import type { Prisma } from "#prisma/generated/client";
import type { BillingAddress } from "#protocol/books/billing-address";

type Db = Pick<Prisma.TransactionClient, "billingAddress">;

/** To whom documents for these customers are made out; of those who said nothing, nothing. */
export async function billingAddresses(db: Db, customers: readonly string[]): Promise<Map<string, BillingAddress>> {
  const rows = await db.billingAddress.findMany({ where: { personId: { in: [...customers] } } });
  return new Map(
    rows.map(({ personId, name, lines, taxNumber }) => [
      personId,
      { name, lines: lines.split("\n").filter((line) => line !== ""), taxNumber },
    ]),
  );
}
