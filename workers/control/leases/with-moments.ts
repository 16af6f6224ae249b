import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

/** Quicker units say nothing: their results are small, and there are many. */
const MIN_RUN_MS = 100;

interface Moments {
  arrivedAt: number;
  fetchedAt: number | undefined;
  begunAt: number;
}

/** Adds when all that the unit needed was there and when it began, for the timeline that its customer sees. */
export function withMoments(result: LocalResult, { arrivedAt, fetchedAt, begunAt }: Moments): LocalResult {
  if (result.kind === "lost" || result.ms < MIN_RUN_MS || fetchedAt === undefined) return result;
  const startedMs = Math.round(begunAt - arrivedAt);
  const fetchedMs = Math.min(startedMs, Math.max(0, Math.round(fetchedAt - arrivedAt)));
  return startedMs < 0 || startedMs > LIMITS.MAX_MOMENT_MS ? result : { ...result, fetchedMs, startedMs };
}
