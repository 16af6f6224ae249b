import { AcceptInvitationInput } from "#protocol/api/admins";
import { endInvitation, findInvitation } from "../../auth/admin-invitations";
import { requirePerson } from "../../auth/context";
import { makeAdmin } from "../../auth/roles";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Makes the caller an admin, if the invitation is for their address. */
export async function acceptInvitation({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requirePerson(ctx);
  const { token } = parseInput(AcceptInvitationInput, input);
  const { prisma, auth, config } = handle();
  await prisma.$transaction(async (tx) => {
    const invitation = await findInvitation(tx, token);
    if (!invitation) {
      throw refuse("invitation-over");
    }
    if (invitation.email !== person.email.toLowerCase()) {
      throw refuse("invitation-of-another", { email: person.email });
    }
    if (!(await endInvitation(tx, invitation.id))) throw refuse("invitation-just-used");
    const made = { how: "invited", role: invitation.role, by: invitation.by } as const;
    await makeAdmin(tx, ctx, person.id, { made, welcomeNanos: config.welcomeNanos });
  });
  await auth.accessLost(person.id);
  return {};
}
