const MOVES: Record<string, readonly [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The cell that an arrow key leads to in a grid filled row by row; undefined where it would leave it. From −1 it enters. */
export function walkGrid(from: number, key: string, columns: number, cells: number): number | undefined {
  if (from < 0) return cells > 0 ? 0 : undefined;
  const move = MOVES[key];
  if (!move) return undefined;
  const column = (from % columns) + move[0];
  const next = from + move[0] + move[1] * columns;
  return column < 0 || column >= columns || next < 0 || next >= cells ? undefined : next;
}
