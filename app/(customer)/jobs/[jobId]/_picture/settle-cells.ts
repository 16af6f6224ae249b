import type { CellState, JobSettled } from "#protocol/live-messages";

/** The mosaic's letters after units were settled; only where a cell is one unit. */
export function settleCells(cells: string, { agreed, failed }: Pick<JobSettled, "agreed" | "failed">): string {
  const letters = [...cells];
  const put = (units: readonly number[], letter: CellState) => {
    for (const unit of units) if (unit < letters.length) letters[unit] = letter;
  };
  put(agreed, "a");
  put(failed, "f");
  return letters.join("");
}
