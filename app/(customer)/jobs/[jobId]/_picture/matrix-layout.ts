import { type Pair, unitOfCell } from "./matrix-pairs";

/** n × n square cells, with room for the labels at the left and below where they can be read. */
export interface MatrixLayout {
  labels: number;
  size: number;
  /** Width of the row labels, and height of the column labels; 0 where cells are too small to be named. */
  margin: number;
}

const LEGIBLE = 10;
const MAX_SIZE = 18;

export function matrixLayout(labels: number, longest: number, width: number): MatrixLayout {
  const margin = Math.ceil(longest * 6.2) + 8;
  const named = Math.min(MAX_SIZE, Math.floor((width - margin) / labels));
  if (named >= LEGIBLE) return { labels, size: named, margin };
  return { labels, size: Math.max(1, Math.min(MAX_SIZE, Math.floor(width / labels))), margin: 0 };
}

export const matrixSide = ({ labels, size, margin }: MatrixLayout): number => labels * size + margin;

/** Row and column at a point. The labels at the left shift the cells to the right. */
export function pairAt({ labels, size, margin }: MatrixLayout, x: number, y: number): Pair | undefined {
  const column = Math.floor((x - margin) / size);
  const row = Math.floor(y / size);
  const inside = row >= 0 && column >= 0 && row < labels && column < labels;
  return inside ? { row, column } : undefined;
}

/** Cells are numbered row by row, also those of the diagonal, so that arrow keys can walk over all of them. */
export const cellOfPair = ({ row, column }: Pair, labels: number): number => row * labels + column;

export const pairOfCell = (cell: number, labels: number): Pair => ({
  row: Math.floor(cell / labels),
  column: cell % labels,
});

export function unitAt(cell: number, labels: number): number | undefined {
  const { row, column } = pairOfCell(cell, labels);
  return unitOfCell(row, column, labels);
}
