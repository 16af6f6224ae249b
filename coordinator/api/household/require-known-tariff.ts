import type { HouseholdRules } from "#protocol/devices/household-rules";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";

/** Rules may name only tariffs that the city knows. */
export function requireKnownTariff(rules: HouseholdRules | null | undefined): void {
  const { tariffs } = handle().config.tariffs;
  if (!rules || rules.tariff === null || tariffs.some(({ id }) => id === rules.tariff)) return;
  throw invalidInput([{ path: "rules.tariff", fault: { kind: "no-such-tariff" } }]);
}
