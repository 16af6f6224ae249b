import { SetHouseholdRulesInput } from "#protocol/api/household";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireKnownTariff } from "./require-known-tariff";
import { takeChange } from "./take-change";

/** The rules of the caller for all of their devices that have no others. */
export async function setHouseholdRules({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { rules } = parseInput(SetHouseholdRulesInput, input);
  requireKnownTariff(rules);
  takeChange(personId);
  const { prisma, bus } = handle();
  await prisma.householdRules.upsert({ where: { personId }, create: { personId, rules }, update: { rules } });
  await bus.publishToAll({ kind: "household.changed", personId });
  return {};
}
