/** A tile that the city settled, and its place in the order in which that happened. */
export interface SettledTile {
  unit: number;
  seq: number;
  rgb: Uint8Array;
}

/** One line of `GET /pictures/<jobId>`, or null when it is none. */
export function readTileLine(line: string): SettledTile | null {
  try {
    const told: unknown = JSON.parse(line);
    if (typeof told !== "object" || told === null) return null;
    const { unit, seq, rgb } = told as Partial<Record<keyof SettledTile, unknown>>;
    if (!isIndex(unit) || !isIndex(seq) || typeof rgb !== "string") return null;
    return { unit, seq, rgb: Uint8Array.from(atob(rgb), (byte) => byte.charCodeAt(0)) };
  } catch {
    return null;
  }
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
