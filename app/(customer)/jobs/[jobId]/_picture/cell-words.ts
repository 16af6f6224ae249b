import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { SettledKind } from "../_job/settled-kind";

/** What became of a unit, by its letter; of one that is settled the job tells. */
const OF_ONE = { w: "waits", r: "running", h: "held", f: "failed" } as const;
const OF_MANY = { ...OF_ONE, p: "partly" } as const;

export interface CellsInWords {
  cells: string;
  unitsPerCell: number;
  units: number;
  settled: SettledKind;
}

/** A cell's units and what became of them. */
export function cellWords(
  t: TranslatorOf<"customer.jobPicture">,
  { count }: Numbers,
  cell: number,
  { cells, unitsPerCell, units, settled }: CellsInWords,
): string {
  const letter = cells[cell] ?? "w";
  if (unitsPerCell === 1) {
    const state = letter in OF_ONE ? OF_ONE[letter as keyof typeof OF_ONE] : settled;
    return t(`cell.${state}`, { unit: count(cell) });
  }
  const state = letter in OF_MANY ? OF_MANY[letter as keyof typeof OF_MANY] : settled;
  const last = Math.min(units, (cell + 1) * unitsPerCell) - 1;
  return t(`cells.${state}`, { first: count(cell * unitsPerCell), last: count(last) });
}
