import type { HouseholdRules } from "#protocol/household-rules";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";

/** Each change is told to all coordinators, so a person may make only so many a minute. */
export function takeChange(personId: string): void {
  if (handle().deviceChanges.take(personId, steadyNow())) return;
  throw refuse("too-many-device-changes", { max: LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE });
}

/** Rules may name only tariffs that the city knows. */
export function requireKnownTariff(rules: HouseholdRules | null | undefined): void {
  const { tariffs } = handle().config.tariffs;
  if (!rules || rules.tariff === null || tariffs.some(({ id }) => id === rules.tariff)) return;
  throw invalidInput([{ path: "rules.tariff", fault: { kind: "no-such-tariff" } }]);
}
