import { ChangeMemberInput } from "#protocol/api/organisations";
import { MemberRole } from "#protocol/people/member-roles";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { lockOrganisation, requireMember } from "../../organisations/lock-organisation";
import { membershipOf } from "../../organisations/membership-of";
import { passOnOwnership } from "../../organisations/pass-on-ownership";
import { refuse } from "../../refusals/refuse";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeOrganisationChange } from "./take-organisation-change";

export async function changeMember({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const caller = requirePerson(ctx);
  const { organisationId, personId, role: to } = parseInput(ChangeMemberInput, input);
  const { prisma, auth } = handle();
  await requireMember(prisma, caller.id, organisationId, "manage");
  await takeOrganisationChange(caller.id);
  const from = await prisma.$transaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    await requireMember(tx, caller.id, organisationId, "manage");
    const member = await membershipOf(tx, personId, organisationId);
    if (!member) throw refuse("no-such-organisation-member");
    if (member.role === to) return to;
    if (member.role === MemberRole.enum.owner) await passOnOwnership(queryByPrisma(tx), member, personId);
    const where = { organisationId_personId: { organisationId, personId } };
    await tx.membership.update({ where, data: { role: to } });
    await audit(tx, ctx, "organisation.role-changed", personId, { organisationId, from: member.role, to });
    return member.role;
  });
  if (from !== to) await auth.accessLost(personId);
  return {};
}
