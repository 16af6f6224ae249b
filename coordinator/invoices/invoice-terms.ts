import type { Tax } from "#core/invoices/taxes-within";
import type { Prisma } from "#prisma/generated/client";

export interface Terms {
  issuer: string[];
  taxes: Tax[];
}

type Db = Pick<Prisma.TransactionClient, "invoiceTerms">;

/** What holds in a month: what was set for it, or for the last one before it for which something was. */
export async function invoiceTermsOf(db: Db, month: string): Promise<Terms | undefined> {
  const row = await db.invoiceTerms.findFirst({
    where: { fromMonth: { lte: month } },
    orderBy: { fromMonth: "desc" },
  });
  return row ? termsOf(row) : undefined;
}

export const termsOf = ({ issuer, taxes }: { issuer: string; taxes: unknown }): Terms => ({
  issuer: issuer.split("\n"),
  taxes: taxes as Tax[],
});
