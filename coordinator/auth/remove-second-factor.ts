import type { Prisma } from "#prisma/generated/client";
import { audit } from "./audit";
import type { Context } from "./context";

/** For somebody who lost both their codes and their recovery codes. False if they had no second factor. */
export async function removeSecondFactor(
  tx: Prisma.TransactionClient,
  ctx: Context,
  personId: string,
): Promise<boolean> {
  const { count } = await tx.twoFactor.deleteMany({ where: { userId: personId } });
  await tx.person.update({ where: { id: personId }, data: { twoFactorEnabled: false } });
  if (count > 0) await audit(tx, ctx, "second-factor.removed", personId);
  return count > 0;
}
