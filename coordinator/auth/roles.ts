import type { Prisma } from "#prisma/generated/client";
import type { AuditFacts } from "#protocol/people/audit-facts";
import { type AdminRole, exceeds, Role } from "#protocol/people/roles";
import { refuse } from "../refusals/refuse";
import { audit } from "./audit";
import type { Context } from "./context";
import { welcomeCustomer } from "./welcome-customer";

/**
 * Makes a person an admin, who gets the welcome gift without further approval; an admin gets the role instead of the one
 * that they have. False if they have it already.
 */
export async function makeAdmin(
  tx: Prisma.TransactionClient,
  ctx: Context,
  personId: string,
  { made, welcomeNanos }: { made: AuditFacts<"admin.made">; welcomeNanos: number },
): Promise<boolean> {
  const { from } = await lockRole(tx, personId);
  if (from === made.role) return false;
  if (from !== "person") return changeRole(tx, ctx, personId, made.role);
  await setRole(tx, personId, from, made.role);
  await welcomeCustomer(tx, personId, welcomeNanos, "gift");
  await audit(tx, ctx, "admin.made", personId, made);
  return true;
}

/** Gives an admin another role. False if they have it already. */
export async function changeRole(
  tx: Prisma.TransactionClient,
  ctx: Context,
  personId: string,
  to: AdminRole,
): Promise<boolean> {
  const from = await roleToLeave(tx, personId, to);
  if (from === to) return false;
  await setRole(tx, personId, from, to);
  await audit(tx, ctx, "admin.role-changed", personId, { from, to });
  return true;
}

/** Takes the role from an admin. */
export async function endAdmin(tx: Prisma.TransactionClient, ctx: Context, personId: string): Promise<void> {
  const from = await roleToLeave(tx, personId, "person");
  await setRole(tx, personId, from, "person");
  await audit(tx, ctx, "admin.ended", personId, { from });
}

/** An admin's role; refused if the city would be left without an owner. */
async function roleToLeave(tx: Prisma.TransactionClient, personId: string, to: Role): Promise<AdminRole> {
  const { from, owners } = await lockRole(tx, personId);
  if (from === "person") throw refuse("no-such-admin", { personId });
  if (from === "owner" && to !== "owner" && owners === 1) throw refuse("only-owner");
  return from;
}

/** Locks all owners too, so that two of them cannot take each other's role at the same time. */
async function lockRole(tx: Prisma.TransactionClient, personId: string): Promise<{ from: Role; owners: number }> {
  const rows = await tx.$queryRaw<{ id: string; role: string }[]>`
    SELECT id, role FROM person WHERE role = 'owner' OR id = ${personId} ORDER BY id FOR UPDATE`;
  return {
    from: Role.catch("person").parse(rows.find(({ id }) => id === personId)?.role),
    owners: rows.filter(({ role }) => role === "owner").length,
  };
}

/** Keys that were made for lesser rights, perhaps by a previous holder of the account, get no greater ones. */
async function setRole(tx: Prisma.TransactionClient, personId: string, from: Role, to: Role): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { role: to } });
  if (exceeds(to, from)) await tx.apiKey.deleteMany({ where: { referenceId: personId } });
}
