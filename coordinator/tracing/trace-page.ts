import { type Context, hasPowerHere } from "../auth/context";
import type { Config } from "../config";
import { isTraced, type SettledUnit, traceIdOf } from "./traced-unit";

/** Where an admin sees the unit's trace; null if it has none, or nobody said where they are shown. */
export function tracePage({ traces }: Pick<Config, "traces">, ctx: Context, settled: SettledUnit): string | null {
  if (!traces?.page || !hasPowerHere(ctx, "see") || !isTraced(settled)) return null;
  return traces.page.replaceAll("{traceId}", traceIdOf(settled.jobId, settled.unit));
}
