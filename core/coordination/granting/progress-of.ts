import type { JobRun } from "../state";

/** Units that are settled, or have a trusted answer that only waits to be confirmed: what its customer sees come in. */
export function progressOf({ agreed, failed, pendingBatches, checking }: JobRun): number {
  let units = agreed + failed;
  for (const { waiting, spotChecks } of pendingBatches.values()) units += waiting.size + spotChecks.size;
  for (const { waiting, spotChecks } of checking) units += waiting.size + spotChecks.size;
  return units;
}
