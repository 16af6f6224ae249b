import { membersOf } from "#core/household/membership";
import { SetHouseholdRulesInput } from "#protocol/api/household";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { householdAround } from "../../household/memberships";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireKnownTariff } from "./require-known-tariff";
import { takeChange } from "./take-change";

/** The rules for all devices of the household that the caller runs, of which none has others. */
export async function setHouseholdRules({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { rules } = parseInput(SetHouseholdRulesInput, input);
  requireKnownTariff(rules);
  takeChange(personId);
  const { prisma, bus } = handle();
  const all = await householdAround(prisma, personId);
  const members = membersOf(all).map((member) => member.personId);
  const people = members.includes(personId) ? members : [personId];
  if (people[0] !== personId) throw refuse("not-running-household");
  await prisma.householdRules.upsert({ where: { personId }, create: { personId, rules }, update: { rules } });
  for (const mate of people) await bus.publishToAll({ kind: "household.changed", personId: mate });
  return {};
}
