/** The month so many months later: of 2026-11 and 1, 2026-12. */
export function monthBeside(month: string, later: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + later)).toISOString().slice(0, 7);
}
