import type { Prisma } from "#prisma/generated/client";
import type { AuditFacts } from "#protocol/audit-facts";
import { refuse } from "../refusals/refuse";
import { audit } from "./audit";
import type { Context } from "./context";
import { welcomeCustomer } from "./welcome-customer";

/**
 * Makes a person an admin. Their existing API keys are revoked: they were made for lesser rights, perhaps by a previous
 * holder of the account. They get the welcome gift without further approval. False if they already are one.
 */
export async function makeAdmin(
  tx: Prisma.TransactionClient,
  ctx: Context,
  personId: string,
  { made, welcomeNanos }: { made: AuditFacts<"admin.made">; welcomeNanos: number },
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: personId, role: { not: "admin" } },
    data: { role: "admin" },
  });
  if (count === 0) return false;
  await tx.apiKey.deleteMany({ where: { referenceId: personId } });
  await welcomeCustomer(tx, personId, welcomeNanos, "gift");
  await audit(tx, ctx, "admin.made", personId, made);
  return true;
}

/** Takes the role from an admin; never from the last one. */
export async function endAdmin(tx: Prisma.TransactionClient, ctx: Context, personId: string): Promise<void> {
  // Locked, so that two admins cannot remove each other's role at the same time.
  const admins = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM person WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  if (!admins.some(({ id }) => id === personId)) throw refuse("no-such-admin", { personId });
  if (admins.length === 1) {
    throw refuse("only-admin");
  }
  await tx.person.update({ where: { id: personId }, data: { role: "person" } });
  await audit(tx, ctx, "admin.ended", personId);
}
