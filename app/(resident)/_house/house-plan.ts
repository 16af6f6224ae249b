/** A house on paper: its windows are `columns` × `floors`, less the one where the door is, plus attic and wing. */
export interface HousePlan {
  columns: number;
  floors: number;
  attic: number;
  /** Windows of a lower part built on at the right. */
  wing: number;
}

const COTTAGES: Record<number, HousePlan> = {
  1: { columns: 2, floors: 1, attic: 0, wing: 0 },
  2: { columns: 3, floors: 1, attic: 0, wing: 0 },
  3: { columns: 3, floors: 1, attic: 1, wing: 0 },
  4: { columns: 2, floors: 2, attic: 0, wing: 1 },
  5: { columns: 3, floors: 2, attic: 0, wing: 0 },
  6: { columns: 3, floors: 2, attic: 1, wing: 0 },
  7: { columns: 3, floors: 2, attic: 1, wing: 1 },
  8: { columns: 4, floors: 2, attic: 1, wing: 0 },
  9: { columns: 4, floors: 2, attic: 1, wing: 1 },
  10: { columns: 4, floors: 2, attic: 1, wing: 2 },
  11: { columns: 4, floors: 3, attic: 0, wing: 0 },
  12: { columns: 4, floors: 3, attic: 1, wing: 0 },
};

/** More windows than this make a row of houses. */
export const LARGEST_HOUSE = 12;

const SMALLEST_IN_ROW = 4;
/** How far each house of a row is from its even part, so that no row is a barracks. */
const SWAY = [0, 1, -1, 1, 0, -1] as const;

export function planHouse(windows: number): HousePlan {
  return COTTAGES[windows] ?? planRowHouse(windows, 3);
}

/** `houses` plans that have `windows` windows together, about `floors` floors high. */
export function planRow(windows: number, houses: number, floors: number): HousePlan[] {
  const counts = shareOut(windows, houses);
  return counts.map((count, at) => planRowHouse(count, floors + (at % 2)));
}

/** How many houses a row of so many windows may have. */
export const mostHouses = (windows: number) => Math.max(2, Math.floor(windows / (SMALLEST_IN_ROW + 1)));

function shareOut(windows: number, houses: number): number[] {
  const even = Math.floor(windows / houses);
  const counts = Array.from({ length: houses }, (_, at) =>
    Math.max(SMALLEST_IN_ROW, even + (SWAY[at % SWAY.length] ?? 0)),
  );
  let left = windows - counts.reduce((sum, count) => sum + count, 0);
  for (let at = 0; left !== 0; at = (at + 1) % houses) {
    const count = counts[at] ?? 0;
    if (left < 0 && count <= SMALLEST_IN_ROW) continue;
    counts[at] = count + Math.sign(left);
    left -= Math.sign(left);
  }
  return counts;
}

function planRowHouse(windows: number, floors: number): HousePlan {
  let best: HousePlan | undefined;
  for (const columns of [2, 3, 4]) {
    for (const attic of columns === 4 ? [0, 1, 2, 3] : columns === 3 ? [0, 1, 2] : [0, 1]) {
      const tall = (windows + 1 - attic) / columns;
      if (!Number.isInteger(tall) || tall < 1) continue;
      const plan = { columns, floors: tall, attic, wing: 0 };
      if (!best || oddness(plan, floors) < oddness(best, floors)) best = plan;
    }
  }
  if (!best) throw new Error(`No house has ${windows} windows.`);
  return best;
}

const oddness = (plan: HousePlan, floors: number) => Math.abs(plan.floors - floors) * 4 + plan.attic;
