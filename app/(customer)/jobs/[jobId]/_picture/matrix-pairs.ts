/** Units of a matrix are the pairs (row < column) of n labels, row by row. */
export const pairsOf = (labels: number): number => (labels * (labels - 1)) / 2;

export interface Pair {
  row: number;
  column: number;
}

/** The pair that a unit computes. */
export function pairOfUnit(unit: number, labels: number): Pair {
  const left = pairsOf(labels) - 1 - unit;
  // Counted from the end, rows have 1, 2, 3 … pairs: the inverse of the triangular numbers.
  const rowFromEnd = Math.floor((Math.sqrt(8 * left + 1) - 1) / 2);
  const row = labels - 2 - rowFromEnd;
  const column = labels - 1 - (left - (rowFromEnd * (rowFromEnd + 1)) / 2);
  return { row, column };
}

/** The unit of a cell on either side of the diagonal; undefined on it. */
export function unitOfCell(row: number, column: number, labels: number): number | undefined {
  if (row === column) return undefined;
  const [low, high] = row < column ? [row, column] : [column, row];
  return low * labels - (low * (low + 1)) / 2 + (high - low - 1);
}
