import type { CustomerId } from "#core/ids";
import type { Prisma } from "#prisma/generated/client";
import { MEMBER_POWERS, type MemberPower, memberMay } from "#protocol/people/member-roles";
import { refuse } from "../refusals/refuse";
import { type MembershipOf, membershipOf } from "./membership-of";

/** Locks an organisation, so that its members come, change and go one after the other. Closed ones do not exist. */
export async function lockOrganisation(tx: Prisma.TransactionClient, organisationId: string): Promise<void> {
  const found = await tx.$queryRaw<object[]>`
    SELECT person.id FROM person JOIN organisation USING (id)
    WHERE person.id = ${organisationId} AND deleted_at IS NULL FOR UPDATE OF person`;
  if (found.length === 0) throw refuse("no-such-organisation");
}

/** The caller as a member who may do this; for everybody else there is no such organisation. */
export async function requireMember(
  tx: Prisma.TransactionClient,
  personId: CustomerId,
  organisationId: string,
  power: MemberPower,
): Promise<MembershipOf> {
  const membership = await membershipOf(tx, personId, organisationId);
  if (!membership) throw refuse("no-such-organisation");
  const { role } = membership;
  if (!memberMay(role, power)) throw refuse("another-member-role", { role, roles: MEMBER_POWERS[power] });
  return membership;
}
