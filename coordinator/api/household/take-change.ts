import type { HouseholdRules } from "#protocol/household-rules";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";
import { invalidInput } from "../parse-input";

/** Each change is told to all coordinators, so a person may make only so many a minute. */
export function takeChange(personId: string): void {
  if (handle().deviceChanges.take(personId, steadyNow())) return;
  const { MAX_DEVICE_CHANGES_PER_MINUTE: max } = LIMITS;
  throw new ApiError("TOO_MANY_REQUESTS", `Devices may be changed ${max} times a minute. Wait a minute.`);
}

/** Rules may name only tariffs that the city knows. */
export function requireKnownTariff(rules: HouseholdRules | null | undefined): void {
  const { tariffs } = handle().config.tariffs;
  if (!rules || rules.tariff === null || tariffs.some(({ id }) => id === rules.tariff)) return;
  throw invalidInput([{ path: "rules.tariff", message: "is not a tariff of this city" }]);
}
