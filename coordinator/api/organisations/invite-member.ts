import type { OneTimeLink } from "#protocol/api/admins";
import { InviteMemberInput } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { memberInvitationLetter } from "../../mail/letters";
import { lockOrganisation, requireMember } from "../../organisations/lock-organisation";
import { makeMemberInvitation } from "../../organisations/member-invitations";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeOrganisationChange } from "./take-organisation-change";

/** Makes a link by which somebody may become a member, once, and mails it to the address that it is for. */
export async function inviteMember({ ctx, input }: Call<unknown>): Promise<OneTimeLink> {
  const { id: personId } = requirePerson(ctx);
  const { organisationId, role, email: written } = parseInput(InviteMemberInput, input);
  const { prisma, config, post } = handle();
  const email = written?.toLowerCase() ?? null;
  const mailed = email !== null && post.isOpen;
  // As one who is not there is told of an organisation that is not theirs: before anything is counted.
  await requireMember(prisma, personId, organisationId, "manage");
  await takeOrganisationChange(personId);
  const { name, token, expiresAt } = await prisma.$transaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const own = await requireMember(tx, personId, organisationId, "manage");
    const { emailVerified } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    if (mailed && !emailVerified) throw refuse("address-not-proven");
    const { MAX_OPEN_MEMBER_INVITATIONS: max } = LIMITS;
    const open = await tx.memberInvitation.count({ where: { organisationId, expiresAt: { gt: new Date() } } });
    if (open >= max) throw refuse("too-many-member-invitations", { max });
    await audit(tx, ctx, "organisation.invited", organisationId, { role });
    return { name: own.name, ...(await makeMemberInvitation(tx, { organisationId: own.id, role, email })) };
  });
  const url = `${config.siteUrl}/organisations/join?token=${token}`;
  if (mailed) {
    const { language = "en" } = ctx;
    const days = LIMITS.MAX_INVITATION_DAYS;
    post.post(memberInvitationLetter({ to: email, city: config.cityName, url, language, days, role, name }));
  }
  return { url, expiresAt: expiresAt.toISOString(), mailed };
}
