import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";

/** Refuses a share above what the city allows. */
export function checkShare(sharePercent: number): void {
  const max = handle().config.partnerSharePercent;
  if (sharePercent > max) throw invalidInput([{ path: "sharePercent", fault: { kind: "share-too-large", max } }]);
}
