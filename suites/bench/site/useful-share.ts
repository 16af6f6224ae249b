import type { TimedReplica } from "./read-replicas";

/**
 * What part of a unit worker's time its units took. From the first return to the last: both come as soon after their
 * unit's end, so that the way of a return does not count, and everything between two units does.
 */
export function usefulShare(replicas: readonly Pick<TimedReplica, "returnedAt" | "ms">[]): number {
  const first = replicas[0]?.returnedAt ?? Number.NaN;
  const last = replicas.at(-1)?.returnedAt ?? Number.NaN;
  const computed = replicas.filter(({ returnedAt }) => returnedAt > first).reduce((sum, { ms }) => sum + ms, 0);
  return computed / (last - first);
}
