const DAY_MS = 86_400_000;
const MAX_DAYS = 30;

export type Expiry = { kind: "never" } | { kind: "expired" } | { kind: "days"; days: number } | { kind: "date" };

/** How a key's expiry is shown: as a date if it is far away. */
export function expiryOf(expiresAt: string | null, now: number): Expiry {
  if (expiresAt === null) return { kind: "never" };
  const days = Math.ceil((Date.parse(expiresAt) - now) / DAY_MS);
  if (days <= 0) return { kind: "expired" };
  return days > MAX_DAYS ? { kind: "date" } : { kind: "days", days };
}
