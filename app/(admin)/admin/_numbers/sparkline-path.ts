/** The line through these values as an SVG path in a box, drawn from the bottom at 0; empty below two values. */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return "";
  const max = Math.max(1, ...values);
  const step = width / (values.length - 1);
  return values
    .map(
      (value, at) => `${at === 0 ? "M" : "L"}${(at * step).toFixed(1)} ${(height - (value / max) * height).toFixed(1)}`,
    )
    .join("");
}
