import { MemberInvitationInput } from "#protocol/api/organisations";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { requireMember } from "../../organisations/lock-organisation";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function endInvitation({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { organisationId, invitationId: id } = parseInput(MemberInvitationInput, input);
  await handle().prisma.$transaction(async (tx) => {
    await requireMember(tx, personId, organisationId, "manage");
    const { count } = await tx.memberInvitation.deleteMany({ where: { id, organisationId } });
    if (count === 0) throw refuse("no-such-member-invitation");
    await audit(tx, ctx, "organisation.invitation-withdrawn", organisationId);
  });
  return {};
}
