/** Where the groups of lamps stand on the canvas. Lamps of a group fill its rows from the top left. */
export interface FieldLayout {
  /** From one lamp to the next, both ways. */
  size: number;
  height: number;
  groups: GroupPlace[];
}

export interface GroupPlace {
  /** Top left corner of the group's label; its lamps begin LABEL_HEIGHT below. */
  x: number;
  y: number;
  width: number;
  columns: number;
  count: number;
  /** Index of the group's first lamp among all lamps. */
  first: number;
}

export const LABEL_HEIGHT = 48;
const LABEL_WIDTH = 176;
const GAP = 24;
const SIZES = [72, 64, 56, 48, 40, 36, 32, 28, 24, 20, 18, 16, 14, 12, 10, 8] as const;

/** The largest lamps at which all groups, side by side where they fit, stay within the height; the smallest at worst. */
export function layOutField(counts: readonly number[], width: number, maxHeight: number): FieldLayout {
  let layout: FieldLayout = { size: SIZES[0], height: 0, groups: [] };
  for (const size of SIZES) {
    layout = layOutAt(size, counts, width);
    if (layout.height <= maxHeight) break;
  }
  return layout;
}

function layOutAt(size: number, counts: readonly number[], width: number): FieldLayout {
  const groups: GroupPlace[] = [];
  let x = 0;
  let y = 0;
  let shelf = 0;
  let first = 0;
  for (const count of counts) {
    const columns = Math.max(1, Math.min(count, Math.floor(width / size)));
    const wide = Math.min(width, Math.max(columns * size, LABEL_WIDTH));
    if (x > 0 && x + wide > width) {
      x = 0;
      y += shelf + GAP;
      shelf = 0;
    }
    groups.push({ x, y, width: wide, columns, count, first });
    shelf = Math.max(shelf, LABEL_HEIGHT + Math.ceil(count / columns) * size);
    x += wide + GAP;
    first += count;
  }
  return { size, height: y + shelf, groups };
}

/** Top left corner of a lamp's cell. */
export function placeOfLamp({ size, groups }: FieldLayout, lamp: number): { x: number; y: number } | undefined {
  const group = groups.find(({ first, count }) => lamp >= first && lamp < first + count);
  if (!group) return undefined;
  const within = lamp - group.first;
  return {
    x: group.x + (within % group.columns) * size,
    y: group.y + LABEL_HEIGHT + Math.floor(within / group.columns) * size,
  };
}

/** The lamp at a point of the canvas, if there is one. */
export function lampAt({ size, groups }: FieldLayout, x: number, y: number): number | undefined {
  for (const group of groups) {
    const column = Math.floor((x - group.x) / size);
    const row = Math.floor((y - group.y - LABEL_HEIGHT) / size);
    if (column < 0 || row < 0 || column >= group.columns) continue;
    const within = row * group.columns + column;
    if (within < group.count) return group.first + within;
  }
  return undefined;
}
