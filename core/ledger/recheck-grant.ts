interface GrantBounds {
  /** For one recheck, and for all of a day. */
  grantNanos: number;
  grantNanosADay: number;
  /** Of that day's, already. */
  grantedNanos: number;
}

/**
 * What the city adds to what was taken back, so that the customer does not pay twice: as much again, since a wrong answer is
 * outvoted by two right ones. Never more: whoever gives themselves cheap wrong answers gets no dear right ones for them.
 */
export const grantOf = (takenBackNanos: number, { grantNanos, grantNanosADay, grantedNanos }: GrantBounds): number =>
  Math.max(0, Math.min(takenBackNanos, grantNanos, grantNanosADay - grantedNanos));
