import { formatCount } from "#app/_ui/format/format-count.ts";

const STATES: Record<string, string> = {
  w: "waits",
  r: "is at a device now",
  h: "is answered, to be confirmed",
  f: "failed",
};

const STATES_OF_MANY: Record<string, string> = {
  w: "wait",
  r: "are at devices now",
  h: "are partly answered, to be confirmed",
  p: "are partly done",
  f: "hold at least one that failed",
};

export interface CellsInWords {
  cells: string;
  unitsPerCell: number;
  units: number;
  /** What a settled unit is called. */
  settled: string;
}

/** A cell's units and what became of them. */
export function cellWords(cell: number, { cells, unitsPerCell, units, settled }: CellsInWords): string {
  const letter = cells[cell] ?? "w";
  if (unitsPerCell === 1) return `Unit ${formatCount(cell)} ${STATES[letter] ?? `is ${settled}`}`;
  const last = Math.min(units, (cell + 1) * unitsPerCell) - 1;
  return `Units ${formatCount(cell * unitsPerCell)} to ${formatCount(last)} ${STATES_OF_MANY[letter] ?? `are ${settled}`}`;
}
