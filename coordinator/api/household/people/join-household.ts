import { randomUUID } from "node:crypto";
import type { JoinVerdict } from "#core/household/membership";
import type { Prisma } from "#prisma/generated/client";
import { HouseholdInvitationInput } from "#protocol/api/household-people";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { findHouseholdInviter, useHouseholdInvitation } from "../../../household/household-invitations";
import { lockPeople } from "../../../household/memberships";
import { setHome, tellHome } from "../../../household/rename-home";
import { refuse } from "../../../refusals/refuse";
import { refuseTooManyDevices } from "../../account/refuse-too-many-devices";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { dayOf } from "./day-of";
import { judgeInvitation } from "./judge-invitation";
import { takeHouseholdChange } from "./take-household-change";

/** By an invitation, which works once. Nothing moves in the ledger: each keeps what their devices earned and will earn. */
export async function joinHousehold({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: joiner } = requirePerson(ctx);
  const { invitation } = parseInput(HouseholdInvitationInput, input);
  await takeHouseholdChange(joiner);
  const inviter = await handle().prisma.$transaction(async (tx) => {
    const by = await findHouseholdInviter(tx, invitation);
    if (by === undefined || !(await lockPeople(tx, [joiner, by]))) throw refuse("no-such-household-link");
    const verdict = await judgeInvitation(tx, { joiner, inviter: by });
    if (verdict.kind !== "joins") throw refusalFor(verdict);
    if (!(await useHouseholdInvitation(tx, invitation))) throw refuse("no-such-household-link");
    const household = verdict.household ?? (await found(tx, by));
    await join(tx, joiner, household);
    await refuseTooManyDevices(tx, joiner);
    await audit(tx, ctx, "household.joined", joiner);
    return by;
  });
  await tellHome(handle(), [inviter, joiner]);
  return {};
}

async function found(tx: Prisma.TransactionClient, personId: string): Promise<string> {
  const household = randomUUID();
  await join(tx, personId, household);
  return household;
}

/** Whoever comes back is the newest. */
async function join(tx: Prisma.TransactionClient, personId: string, householdId: string): Promise<void> {
  await tx.householdMember.deleteMany({ where: { personId } });
  await tx.householdMember.create({ data: { personId, householdId } });
  await setHome(tx, personId, householdId);
}

function refusalFor(verdict: Exclude<JoinVerdict, { kind: "joins" }>) {
  switch (verdict.kind) {
    case "oneself":
      return refuse("own-household-link");
    case "no-longer-invites":
      return refuse("no-such-household-link");
    case "in-it-already":
      return refuse("in-household-already");
    case "in-another":
      return refuse("in-another-household");
    case "kin-of-another":
      return refuse("kin-of-another-household", { until: dayOf(verdict.until) });
    case "full":
      return refuse("household-full", { max: LIMITS.MAX_HOUSEHOLD_PEOPLE });
  }
}
