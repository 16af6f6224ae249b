export interface CityLight {
  lit: number;
  /** How many cores one lit window stands for. */
  coresPerWindow: number;
}

const ROUND = [1, 2, 5] as const;

/** So many windows are lit for the cores that compute now; where a city has more of them than windows, each stands for a round number. */
export function lightCity(coresAtWork: number, windows: number): CityLight {
  if (windows === 0) return { lit: 0, coresPerWindow: 1 };
  const coresPerWindow = roundUp(Math.max(1, coresAtWork / windows));
  return { lit: Math.min(windows, Math.ceil(coresAtWork / coresPerWindow)), coresPerWindow };
}

function roundUp(atLeast: number): number {
  for (let tens = 1; ; tens *= 10) {
    const found = ROUND.find((step) => step * tens >= atLeast);
    if (found !== undefined) return found * tens;
  }
}
