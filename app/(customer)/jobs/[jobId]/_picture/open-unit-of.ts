import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { JobMosaic } from "#protocol/api/jobs";

/** The unit to show for a cell: of a run of units the first that is settled, or that failed where the cell says so. */
export async function openUnitOf({ jobId, unitsPerCell, cells }: JobMosaic, cell: number): Promise<number> {
  const first = cell * unitsPerCell;
  if (unitsPerCell === 1) return first;
  const state = cells[cell] === "f" ? ({ state: "failed" } as const) : {};
  const page = await lamplighter.listResults({ jobId, ...state, after: first - 1, limit: 1 }).catch(() => undefined);
  const found = page?.results[0]?.unit;
  return found !== undefined && found < first + unitsPerCell ? found : first;
}
