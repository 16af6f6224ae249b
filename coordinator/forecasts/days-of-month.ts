/** Of a month by its first day, as 2026-12-01. */
export function daysOfMonth(month: string): number {
  const first = new Date(`${month}T00:00:00Z`);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
}
