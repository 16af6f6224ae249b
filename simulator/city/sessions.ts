/** A stretch of time in which a device is lent, in milliseconds from the beginning. */
export interface Session {
  fromMs: number;
  toMs: number;
}

/** One device of a city, and when it is lent. */
export interface LentDevice {
  /** Devices of one household are one voter. */
  household: number;
  cores: number;
  /** How many times longer than an ordinary core one of its cores takes. */
  slowness: number;
  /** In order, without overlaps. */
  sessions: readonly Session[];
}

/** Sessions in order: of two that overlap, or nearly, the earlier stays. */
export function inOrder(sessions: readonly Session[], minPauseMs: number, endsAtMs: number): Session[] {
  const kept: Session[] = [];
  let free = 0;
  for (const { fromMs, toMs } of [...sessions].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs < free || fromMs >= endsAtMs || toMs <= fromMs) continue;
    kept.push({ fromMs, toMs: Math.min(toMs, endsAtMs) });
    free = toMs + minPauseMs;
  }
  return kept;
}
