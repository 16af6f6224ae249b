import type { OrganisationList } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { MemberRole } from "#protocol/people/member-roles";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

export async function listOrganisations({ ctx }: Call<unknown>): Promise<OrganisationList> {
  const { id: personId } = requirePerson(ctx);
  const rows = await handle().prisma.membership.findMany({
    where: { personId, endedAt: null, organisation: { person: { deletedAt: null } } },
    orderBy: [{ organisation: { person: { name: "asc" } } }, { organisationId: "asc" }],
    take: LIMITS.MAX_MEMBERSHIPS_PER_PERSON,
    select: { role: true, organisation: { select: { id: true, person: { select: { name: true } } } } },
  });
  const organisations = rows.map(({ role, organisation: { id, person } }) => ({
    ...{ id, name: person.name, role: MemberRole.catch("viewer").parse(role) },
  }));
  return { organisations, actingFor: ctx.organisation?.id ?? null };
}
