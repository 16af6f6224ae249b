import type { JobRun } from "./state";

/** Units that are settled, or have a trusted answer that only waits to be cleared: what its customer sees come in. */
export function progressOf({ agreed, failed, clearings, checking }: JobRun): number {
  let units = agreed + failed;
  for (const { held, checks } of clearings.values()) units += held.size + checks.size;
  for (const { held, checks } of checking) units += held.size + checks.size;
  return units;
}
