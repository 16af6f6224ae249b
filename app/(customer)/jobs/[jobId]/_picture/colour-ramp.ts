type Rgb = readonly [red: number, green: number, blue: number];

/** The three channels of a colour written as #rgb or #rrggbb; black for anything else. */
export function readHex(colour: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())?.[1] ?? "000000";
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const channel = (at: number) => Number.parseInt(full.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

export function mixColours(from: string, to: string, share: number): string {
  const [a, b] = [readHex(from), readHex(to)];
  const channel = (at: 0 | 1 | 2) => Math.round(a[at] + (b[at] - a[at]) * share);
  return `rgb(${channel(0)} ${channel(1)} ${channel(2)})`;
}

/** The colour at `share` (0–1) of a row of hexadecimal colours laid at equal distances. */
export function rampColour(stops: readonly string[], share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const at = Math.min(Math.floor(place), stops.length - 2);
  return mixColours(stops[at] ?? "", stops[at + 1] ?? "", place - at);
}
