import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { endHouseholdInvitationsOf } from "../../../household/household-invitations";
import type { Call } from "../../call";

export async function endHouseholdInvitations({ ctx }: Call<unknown>): Promise<Record<string, never>> {
  await endHouseholdInvitationsOf(handle().prisma, requirePerson(ctx).id);
  return {};
}
