import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** Each change is told to all coordinators, so a person may make only so many a minute. */
export function takeChange(personId: string): void {
  if (handle().deviceChanges.take(personId, steadyNow())) return;
  throw refuse("too-many-device-changes", { max: LIMITS.MAX_DEVICE_CHANGES_PER_MINUTE });
}
