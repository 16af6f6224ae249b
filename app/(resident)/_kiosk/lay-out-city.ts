import { seededRandom } from "#core/random";

/** In pixels; the ground is the lower edge. */
export interface Building {
  x: number;
  top: number;
  width: number;
  shade: 0 | 1 | 2;
  roof: "flat" | "gable" | "step" | "mast";
}

export interface CityWindow {
  x: number;
  y: number;
}

export interface CityPlan {
  buildings: readonly Building[];
  /** In the order in which they light up: the first so many are lit, so that a core more lights one and moves none. */
  windows: readonly CityWindow[];
  windowWidth: number;
  windowHeight: number;
  /** Around a window: so far its glow reaches, and no other window does. */
  glow: number;
}

const SEED = 1832;
/** Of the smallest screen and of the largest. */
const MIN_CELL = 12;
const MAX_CELL = 26;
const CELLS_ACROSS = 105;
/** The share of the width in the middle where the resident's own house stands, and roofs are low. */
const VALLEY = 0.3;

/** A town along the whole width, the same for the same screen. */
export function layOutCity(width: number, height: number): CityPlan {
  const random = seededRandom(SEED);
  const cell = Math.min(MAX_CELL, Math.max(MIN_CELL, Math.round(width / CELLS_ACROSS)));
  const buildings: Building[] = [];
  const windows: CityWindow[] = [];
  for (let x = -cell; x < width; ) {
    const columns = 3 + Math.floor(random() * 4);
    const middle = Math.abs((x + (columns * cell) / 2) / width - 0.5) * 2;
    const reach = middle < VALLEY ? 0.3 : 0.42 + 0.5 * Math.min(1, (middle - VALLEY) / 0.4);
    const floors = Math.max(2, Math.floor(((0.55 + 0.45 * random()) * reach * height) / (cell * 1.25)) - 1);
    const roof = (["flat", "gable", "step", "mast"] as const)[Math.floor(random() * 4)] ?? "flat";
    const building: Building = {
      x,
      top: height - (floors * 1.25 + 0.9) * cell,
      width: (columns + 0.7) * cell,
      shade: (buildings.length % 3) as 0 | 1 | 2,
      roof,
    };
    buildings.push(building);
    for (let floor = 0; floor < floors; floor++)
      for (let column = 0; column < columns; column++)
        windows.push({
          x: Math.round(x + (column + 0.65) * cell),
          y: Math.round(building.top + (0.5 + floor * 1.25) * cell),
        });
    x += building.width + (random() < 0.3 ? cell * 0.8 : 0);
  }
  return {
    buildings,
    windows: shuffled(windows, random),
    windowWidth: Math.round(cell * 0.42),
    windowHeight: Math.round(cell * 0.66),
    glow: Math.floor(cell * 0.24),
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] as Item, all[at] as Item];
  }
  return all;
}
