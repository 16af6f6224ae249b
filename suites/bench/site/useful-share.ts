import type { TimedReplica } from "./read-replicas";

/**
 * The share of a unit worker's time that is spent in units, from the first return to the last: both come equally soon
 * after their units' ends, so that the transport does not count, and everything between two units does.
 */
export function usefulShare(replicas: readonly Pick<TimedReplica, "returnedAt" | "ms">[]): number {
  const first = replicas[0]?.returnedAt ?? Number.NaN;
  const last = replicas.at(-1)?.returnedAt ?? Number.NaN;
  const computed = replicas.filter(({ returnedAt }) => returnedAt > first).reduce((sum, { ms }) => sum + ms, 0);
  return computed / (last - first);
}
