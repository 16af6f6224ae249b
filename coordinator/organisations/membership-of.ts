import type { CustomerId } from "#core/ids";
import type { Prisma } from "#prisma/generated/client";
import { MemberRole } from "#protocol/people/member-roles";
import { tryParse } from "#protocol/try-parse";

export interface MembershipOf {
  id: CustomerId;
  name: string;
  role: MemberRole;
}

/** What a person is in an organisation now; undefined for everybody else, and once it is closed. */
export async function membershipOf(
  tx: Prisma.TransactionClient,
  personId: string,
  organisationId: string,
): Promise<MembershipOf | undefined> {
  const row = await tx.membership.findUnique({
    where: { organisationId_personId: { organisationId, personId } },
    select: {
      role: true,
      endedAt: true,
      organisation: { select: { person: { select: { name: true, deletedAt: true } } } },
    },
  });
  if (!row || row.endedAt !== null || row.organisation.person.deletedAt !== null) return undefined;
  // A role that a later version made is nobody's here.
  const { data: role } = tryParse(MemberRole, row.role);
  return role && { id: organisationId as CustomerId, name: row.organisation.person.name, role };
}
