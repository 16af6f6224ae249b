import { InviteAdminInput, type OneTimeLink } from "#protocol/api/admins";
import { LIMITS } from "#protocol/limits";
import { listInvitations, makeInvitation } from "../../../auth/admin-invitations";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { invitationLetter } from "../../../mail/letters";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Makes a link by which the owner of this address may become an admin, once, and mails it if the site sends mail. */
export async function inviteAdmin({ ctx, input }: Call<unknown>): Promise<OneTimeLink> {
  const { name } = requireAdmin(ctx, "inviteAdmin");
  const { email: written, role } = parseInput(InviteAdminInput, input);
  const email = written.toLowerCase();
  const { prisma, config, post } = handle();
  const { token, expiresAt } = await prisma.$transaction(async (tx) => {
    if ((await listInvitations(tx)).length >= LIMITS.MAX_OPEN_INVITATIONS) {
      throw refuse("too-many-invitations", { max: LIMITS.MAX_OPEN_INVITATIONS });
    }
    await audit(tx, ctx, "admin.invited", email, { role });
    return makeInvitation(tx, { email, role, by: name });
  });
  const url = `${config.siteUrl}/invitation?token=${token}`;
  if (post.isOpen) {
    const { language = "en" } = ctx;
    const days = LIMITS.MAX_INVITATION_DAYS;
    post.post(invitationLetter({ to: email, city: config.cityName, url, language, days, role }));
  }
  return { url, expiresAt: expiresAt.toISOString(), mailed: post.isOpen };
}
