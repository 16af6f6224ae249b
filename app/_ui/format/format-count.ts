const grouped = new Intl.NumberFormat("en-CA", { maximumFractionDigits: 0 });

/** 1234567 → "1,234,567". */
export const formatCount = (count: number): string => grouped.format(count);

const SCALES = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** For tight places: 999 → "999", 12345 → "12.3k", 10000000 → "10M". */
export function formatShortCount(count: number): string {
  for (const [size, letter] of SCALES) {
    const scaled = count / size;
    // 999,950 and above would round up to "1000k".
    if (Math.abs(scaled) >= 0.99995) return `${Number(scaled.toPrecision(3))}${letter}`;
  }
  return grouped.format(count);
}

/** "1 unit", "1,234 units"; give the plural where it is not an added s. */
export function formatCountOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
