const DAY_MS = 86_400_000;
const date = new Intl.DateTimeFormat("en-CA", { dateStyle: "medium", timeZone: "UTC" });

/** When a key ends: "never", "expired", "in 3 days", or the date. */
export function expiryWords(expiresAt: string | null, now: number): string {
  if (expiresAt === null) return "never";
  const at = Date.parse(expiresAt);
  if (at <= now) return "expired";
  const days = Math.ceil((at - now) / DAY_MS);
  if (days > 30) return date.format(at);
  return days === 1 ? "within a day" : `in ${days} days`;
}
