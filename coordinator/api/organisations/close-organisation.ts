import { CloseOrganisationInput } from "#protocol/api/organisations";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { requireMember } from "../../organisations/lock-organisation";
import { refuse } from "../../refusals/refuse";
import { beginDeletion } from "../../rights/begin-deletion";
import { finishDeletion } from "../../rights/finish-deletions";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Deletes an organisation as an account is deleted; its members stay who they are. */
export async function closeOrganisation({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { organisationId, name } = parseInput(CloseOrganisationInput, input);
  const { pool, prisma, auth, log } = handle();
  const own = await requireMember(prisma, personId, organisationId, "manage");
  if (own.name !== name.trim()) throw refuse("other-organisation-name");
  const members = await prisma.membership.findMany({ where: { organisationId, endedAt: null } });
  await beginDeletion(pool, organisationId);
  await audit(prisma, ctx, "organisation.closed", organisationId);
  for (const member of members) await auth.accessLost(member.personId);
  // What fails here is done by the next round of the duty.
  await finishDeletion(handle(), organisationId).catch((error: unknown) =>
    log.warn({ event: "deletion.unfinished", err: error }, "a deletion goes on later"),
  );
  return {};
}
