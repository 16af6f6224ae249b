import type { z } from "zod";
import type { Prisma } from "#prisma/generated/client";
import { JoinOrganisationInput, type MadeOrganisation } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { type Person, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { lockOrganisation } from "../../organisations/lock-organisation";
import { findMemberInvitation, type MemberInvitation } from "../../organisations/member-invitations";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { refuseTooManyMemberships } from "./refuse-too-many-memberships";
import { takeOrganisationChange } from "./take-organisation-change";

/** Makes the caller a member, once for each link, and only for whom it was made. */
export async function joinOrganisation({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeOrganisation>> {
  const person = requirePerson(ctx);
  const { token } = parseInput(JoinOrganisationInput, input);
  await takeOrganisationChange(person.id);
  return handle().prisma.$transaction(async (tx) => {
    const invitation = await findMemberInvitation(tx, token);
    if (!invitation) throw refuse("no-such-member-invitation");
    const { id, organisationId, role } = invitation;
    await lockOrganisation(tx, organisationId);
    await refuseAnotherAddress(tx, person, invitation);
    const where = { organisationId_personId: { organisationId, personId: person.id } };
    const before = await tx.membership.findUnique({ where });
    if (before?.endedAt === null) throw refuse("member-already");
    await refuseTooManyMembers(tx, organisationId, before !== null);
    if (!before) await refuseTooManyMemberships(tx, person.id);
    const { count } = await tx.memberInvitation.deleteMany({ where: { id } });
    if (count === 0) throw refuse("no-such-member-invitation");
    const joined = { role, since: new Date(), endedAt: null };
    await tx.membership.upsert({ where, create: { organisationId, personId: person.id, ...joined }, update: joined });
    await audit(tx, ctx, "organisation.joined", organisationId, { role });
    return { organisationId };
  });
}

/** Where the site sends mail, an address that nobody proved is nobody's yet. */
async function refuseAnotherAddress(tx: Prisma.TransactionClient, person: Person, { email }: MemberInvitation) {
  if (email === null) return;
  if (email !== person.email.toLowerCase()) throw refuse("invitation-of-another", { email: person.email });
  const { emailVerified } = await tx.person.findUniqueOrThrow({ where: { id: person.id } });
  if (handle().post.isOpen && !emailVerified) throw refuse("address-not-proven");
}

async function refuseTooManyMembers(tx: Prisma.TransactionClient, organisationId: string, wasOne: boolean) {
  const { MAX_ORGANISATION_MEMBERS: max, MAX_PAST_AND_PRESENT_MEMBERS } = LIMITS;
  const [present, all] = await Promise.all([
    tx.membership.count({ where: { organisationId, endedAt: null } }),
    tx.membership.count({ where: { organisationId } }),
  ]);
  if (present >= max || (!wasOne && all >= MAX_PAST_AND_PRESENT_MEMBERS)) throw refuse("organisation-full", { max });
}
