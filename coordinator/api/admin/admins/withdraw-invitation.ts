import { InvitationIdInput } from "#protocol/api/admins";
import { endInvitation } from "../../../auth/admin-invitations";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Invalidates the link. */
export async function withdrawInvitation({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "withdrawInvitation");
  const { invitationId } = parseInput(InvitationIdInput, input);
  await handle().prisma.$transaction(async (tx) => {
    if (!(await endInvitation(tx, invitationId))) {
      throw refuse("no-such-invitation");
    }
    await audit(tx, ctx, "admin.invitation-withdrawn", invitationId);
  });
  return {};
}
