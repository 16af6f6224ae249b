import { formatCount } from "../../../../_ui/format/format-count";

const STATES: Record<string, string> = {
  w: "waits",
  r: "is at a device now",
  a: "is verified",
  f: "failed",
};

const STATES_OF_MANY: Record<string, string> = {
  w: "wait",
  r: "are at devices now",
  p: "are partly verified",
  a: "are verified",
  f: "hold at least one that failed",
};

/** A cell's units and what became of them, in words. */
export function cellWords(cell: number, letter: string | undefined, unitsPerCell: number, units: number): string {
  if (unitsPerCell === 1) return `Unit ${formatCount(cell)} ${STATES[letter ?? "w"] ?? ""}`;
  const last = Math.min(units, (cell + 1) * unitsPerCell) - 1;
  return `Units ${formatCount(cell * unitsPerCell)} to ${formatCount(last)} ${STATES_OF_MANY[letter ?? "w"] ?? ""}`;
}
