/** Square cells in rows from the top left, `size` from one to the next, the last `gap` of it left empty. */
export interface MosaicLayout {
  columns: number;
  rows: number;
  size: number;
  gap: number;
}

const MAX_SIZE = 36;

/** The largest whole cell size at which all cells fit into the width and the height; at least 1. */
export function mosaicLayout(cells: number, width: number, height: number): MosaicLayout {
  for (let size = MAX_SIZE; size > 1; size--) {
    const layout = layoutAt(size, cells, width);
    if (layout.rows * size <= height) return layout;
  }
  return layoutAt(1, cells, width);
}

function layoutAt(size: number, cells: number, width: number): MosaicLayout {
  const columns = Math.max(1, Math.min(cells, Math.floor(width / size)));
  return { columns, rows: Math.ceil(cells / columns), size, gap: size >= 12 ? 2 : size >= 4 ? 1 : 0 };
}

/** The cell at a point of the canvas, if there is one. */
export function cellAt({ columns, size }: MosaicLayout, cells: number, x: number, y: number): number | undefined {
  const column = Math.floor(x / size);
  const cell = Math.floor(y / size) * columns + column;
  return x < 0 || y < 0 || column >= columns || cell >= cells ? undefined : cell;
}
