import { kinUntil, runsHousehold } from "#core/household/membership";
import type { MadeHouseholdInvitation } from "#protocol/api/household-people";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { countHouseholdInvitations, makeHouseholdInvitation } from "../../../household/household-invitations";
import { householdAround, lockPeople } from "../../../household/memberships";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { dayOf } from "./day-of";
import { takeHouseholdChange } from "./take-household-change";

/** Whoever is in no household of several founds one with the first who joins. */
export async function inviteToHousehold({ ctx }: Call<unknown>): Promise<MadeHouseholdInvitation> {
  const { id: personId } = requirePerson(ctx);
  await takeHouseholdChange(personId);
  const made = await handle().prisma.$transaction(async (tx) => {
    // One invitation of a person at a time, so that two at once do not both see the last place.
    await lockPeople(tx, [personId]);
    const all = await householdAround(tx, personId);
    const leftAt = all.find((one) => one.personId === personId)?.leftAt ?? null;
    if (leftAt !== null) throw refuse("kin-of-another-household", { until: dayOf(kinUntil(leftAt)) });
    if (all.length > 0 && !runsHousehold(personId, all)) throw refuse("not-running-household");
    const { MAX_HOUSEHOLD_INVITATIONS: max } = LIMITS;
    if ((await countHouseholdInvitations(tx, personId)) >= max) throw refuse("too-many-household-invitations", { max });
    return makeHouseholdInvitation(tx, personId);
  });
  return { invitation: made.token, expiresAt: made.expiresAt.toISOString() };
}
