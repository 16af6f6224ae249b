/**
 * A part of a whole in percent. Says 100 % only when it is whole and 0 % only when there is none, so that "100 %" never
 * stands beside a missing unit.
 */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return "0 %";
  if (part >= whole) return "100 %";
  const percent = (part / whole) * 100;
  if (percent < 0.1) return "under 0.1 %";
  if (percent > 99.9) return "99.9 %";
  return `${percent < 10 || percent > 99 ? percent.toFixed(1) : Math.round(percent)} %`;
}
