import type { ReceiptKeyList } from "#protocol/api/receipts";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { listReceiptKeys } from "../list-receipt-keys";

/** A new key signs receipts from now on, at every coordinator. */
export async function replaceReceiptKey({ ctx }: Call<unknown>): Promise<ReceiptKeyList> {
  requireAdmin(ctx, "replaceReceiptKey");
  const { prisma, receiptKeys } = handle();
  await prisma.$transaction(async (tx) => {
    await receiptKeys.replace(tx);
    await audit(tx, ctx, "receipt-key.replaced", "city");
  });
  return listReceiptKeys({ ctx, input: {} });
}
