import { type HousePlan, LARGEST_HOUSE, mostHouses, planHouse, planRow } from "./house-plan";

/** A window of the house: a core. Its place is its top left corner. */
export interface Pane {
  x: number;
  y: number;
  width: number;
  height: number;
  arched: boolean;
}

export type Roof = "gable" | "hip" | "mansard" | "parapet";

export interface House {
  x: number;
  width: number;
  /** Where the wall ends and the roof begins. */
  eaves: number;
  roof: Roof;
  roofHeight: number;
  door: { x: number; width: number; height: number };
  wing: { x: number; width: number; eaves: number } | null;
  /** Which of three shades of wall it has. */
  shade: 0 | 1 | 2;
}

/** Ground level is y = 0 and the middle x = 0; up is negative. Panes come floor by floor, from the ground up. */
export interface Street {
  houses: House[];
  panes: Pane[];
  width: number;
  height: number;
  /** 1 = the size of a window in a small house. */
  scale: number;
}

/** A street never outgrows this: the narrowest phone shows so much of the scene. */
export const STREET_WIDTH = 380;
export const STREET_HEIGHT = 232;
export const MAX_PANES = 64;

const CELL = { width: 44, height: 54 };
const PANE = { width: 20, height: 31 };
const DOOR = { width: 22, height: 42 };
const MARGIN = 12;
const PLINTH = 8;
const CORNICE = 8;
const MAX_SCALE = 1.3;
const ROOFS = { gable: 58, hip: 38, mansard: 42, parapet: 14 } as const;
const CHIMNEY = 12;
const WING_ROOF = 22;

interface Placed {
  house: House;
  panes: (Pane & { floor: number })[];
  width: number;
  height: number;
}

/** The house, or row of houses, that has a window for each of `cores`, drawn as large as it fits. */
export function layOutStreet(cores: number): Street {
  const count = Math.min(Math.max(1, Math.floor(cores)), MAX_PANES);
  if (count <= LARGEST_HOUSE) return placeInScene([build(planHouse(count), 0, true)]);
  let best: Street | undefined;
  for (let houses = 2; houses <= mostHouses(count); houses++) {
    for (let floors = 2; floors <= 6; floors++) {
      const street = placeInScene(planRow(count, houses, floors).map((plan, at) => build(plan, at, false)));
      if (!best || street.scale > best.scale) best = street;
    }
  }
  return best ?? placeInScene([build(planHouse(count), 0, true)]);
}

function placeInScene(placed: Placed[]): Street {
  const width = placed.reduce((sum, one) => sum + one.width, 0);
  const height = Math.max(...placed.map((one) => one.height));
  const scale = Math.min(MAX_SCALE, STREET_WIDTH / width, STREET_HEIGHT / height);
  const houses: House[] = [];
  const panes: (Pane & { floor: number })[] = [];
  let left = -width / 2;
  for (const one of placed) {
    houses.push(scaleHouse(one.house, left, scale));
    for (const pane of one.panes) panes.push({ ...pane, ...scaleBox(pane, left, scale) });
    left += one.width;
  }
  panes.sort((a, b) => a.floor - b.floor || a.x - b.x);
  return {
    houses,
    panes: panes.map(({ floor: _, ...pane }) => pane),
    width: width * scale,
    height: height * scale,
    scale,
  };
}

function scaleBox(box: Pane, left: number, scale: number) {
  return { x: (box.x + left) * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
}

function scaleHouse(house: House, left: number, scale: number): House {
  const { door, wing } = house;
  return {
    ...house,
    x: (house.x + left) * scale,
    width: house.width * scale,
    eaves: house.eaves * scale,
    roofHeight: house.roofHeight * scale,
    door: { x: (door.x + left) * scale, width: door.width * scale, height: door.height * scale },
    wing: wing && { x: (wing.x + left) * scale, width: wing.width * scale, eaves: wing.eaves * scale },
  };
}

function build(plan: HousePlan, at: number, alone: boolean): Placed {
  const width = plan.columns * CELL.width + 2 * MARGIN;
  const wall = plan.floors * CELL.height + PLINTH + CORNICE;
  const roof = roofOf(plan, at, alone);
  const roofHeight = roof === "gable" && plan.attic === 0 ? ROOFS.gable * 0.8 : ROOFS[roof];
  const wingWidth = plan.wing === 0 ? 0 : plan.wing * CELL.width + MARGIN;
  const doorColumn = alone ? Math.floor(plan.columns / 2) : at % plan.columns;
  const panes = [
    ...wallPanes(plan, doorColumn),
    ...atticPanes(plan, roof, width, wall),
    ...Array.from({ length: plan.wing }, (_, column) => paneAt(width + CELL.width * (column + 0.5), 0, false)),
  ];
  const house: House = {
    x: 0,
    width,
    eaves: -wall,
    roof,
    roofHeight,
    door: { x: columnMiddle(doorColumn) - DOOR.width / 2, ...DOOR },
    wing: plan.wing === 0 ? null : { x: width, width: wingWidth, eaves: -(CELL.height + PLINTH + WING_ROOF / 4) },
    shade: (at % 3) as 0 | 1 | 2,
  };
  return { house, panes, width: width + wingWidth, height: wall + roofHeight + CHIMNEY };
}

function roofOf(plan: HousePlan, at: number, alone: boolean): Roof {
  if (plan.attic > 1) return "mansard";
  if (plan.attic === 1) return "gable";
  if (alone) return plan.floors === 1 ? "gable" : "hip";
  return at % 2 === 0 ? "parapet" : "hip";
}

function wallPanes(plan: HousePlan, doorColumn: number) {
  const panes: (Pane & { floor: number })[] = [];
  for (let floor = 0; floor < plan.floors; floor++) {
    for (let column = 0; column < plan.columns; column++) {
      if (floor === 0 && column === doorColumn) continue;
      panes.push(paneAt(columnMiddle(column), floor, false));
    }
  }
  return panes;
}

function atticPanes(plan: HousePlan, roof: Roof, width: number, wall: number) {
  return Array.from({ length: plan.attic }, (_, at) => {
    const middle = (width * (at + 1)) / (plan.attic + 1);
    const height = roof === "mansard" ? 24 : 26;
    const y = -wall - (roof === "mansard" ? 30 : 33);
    return { x: middle - 8.5, y, width: 17, height, arched: true, floor: plan.floors };
  });
}

const columnMiddle = (column: number) => MARGIN + CELL.width * (column + 0.5);

function paneAt(middle: number, floor: number, arched: boolean) {
  const sill = -(PLINTH + floor * CELL.height + 12);
  return { x: middle - PANE.width / 2, y: sill - PANE.height, ...PANE, arched, floor };
}
