/** A value of 0 stands beyond every scale; a double cannot be smaller than this. */
const MAX = 324;

/** −log₁₀ of a value, not below 0: 0.001 → 3. Undefined for what is no such value. */
export function significance(value: unknown): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return undefined;
  return value === 0 ? MAX : Math.min(MAX, Math.max(0, -Math.log10(value)));
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 350];

/** The scale's upper end: a round number that no more than a twentieth of the values reaches past. */
export function scaleEnd(significances: readonly number[]): number {
  const sorted = [...significances].sort((a, b) => a - b);
  const high = sorted[Math.floor((sorted.length - 1) * 0.95)] ?? 1;
  return STEPS.find((step) => step >= high) ?? MAX;
}

/** The number at `field` of a unit's JSON output. */
export function fieldOf(text: string | null, field: string): unknown {
  if (text === null) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>)[field] : undefined;
  } catch {
    return undefined;
  }
}
