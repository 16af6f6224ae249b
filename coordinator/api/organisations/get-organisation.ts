import { OrganisationInput, type OrganisationView } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { MemberRole, memberMay } from "#protocol/people/member-roles";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { requireMember } from "../../organisations/lock-organisation";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function getOrganisation({ ctx, input }: Call<unknown>): Promise<OrganisationView> {
  const { id: personId } = requirePerson(ctx);
  const { organisationId } = parseInput(OrganisationInput, input);
  const { prisma } = handle();
  const { name, role } = await requireMember(prisma, personId, organisationId, "see");
  const [{ answersId }, members, invitations] = await Promise.all([
    prisma.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { answersId: true } }),
    prisma.membership.findMany({
      where: { organisationId, endedAt: null },
      orderBy: [{ since: "asc" }, { personId: "asc" }],
      take: LIMITS.MAX_ORGANISATION_MEMBERS,
      select: { personId: true, role: true, since: true, person: { select: { name: true } } },
    }),
    memberMay(role, "manage")
      ? prisma.memberInvitation.findMany({
          where: { organisationId, expiresAt: { gt: new Date() } },
          orderBy: [{ expiresAt: "desc" }, { id: "asc" }],
          take: LIMITS.MAX_OPEN_MEMBER_INVITATIONS,
        })
      : [],
  ]);
  return {
    ...{ id: organisationId, name, role },
    members: members.map((member) => ({
      ...{ personId: member.personId, name: member.person.name, role: MemberRole.catch("viewer").parse(member.role) },
      ...{ since: member.since.toISOString(), isYou: member.personId === personId },
      answers: member.personId === answersId,
    })),
    invitations: invitations.map((open) => ({
      ...{ id: open.id, role: MemberRole.catch("viewer").parse(open.role), email: open.email },
      expiresAt: open.expiresAt.toISOString(),
    })),
  };
}
