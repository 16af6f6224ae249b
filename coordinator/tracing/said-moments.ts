import type { Replica } from "#prisma/generated/client";
import type { UnitAttempt } from "#protocol/api/timeline";

type Row = Pick<Replica, "grantedMs" | "returnedAt" | "fetchedMs" | "startedMs">;

/** A device may say what it likes: what does not lie between its grant and its return is not shown. */
export function saidMoments({
  grantedMs,
  returnedAt,
  fetchedMs,
  startedMs,
}: Row): Pick<UnitAttempt, "fetchedAt" | "startedAt"> {
  const nothing = { fetchedAt: null, startedAt: null };
  if (grantedMs === null || fetchedMs === null || startedMs === null) return nothing;
  const granted = Number(grantedMs);
  if (fetchedMs > startedMs || granted + startedMs > returnedAt.getTime()) return nothing;
  const at = (ms: number) => new Date(granted + ms).toISOString();
  return { fetchedAt: at(fetchedMs), startedAt: at(startedMs) };
}
