import { gridLine, ParameterGrid } from "#protocol/manifest/parameter-grid";

const utf8 = new TextEncoder();

/** A grid is stored as its description, from which the lines of any block are computed. */
export const encodeGrid = (grid: ParameterGrid): Uint8Array => utf8.encode(JSON.stringify(grid));

export function gridLines(stored: Uint8Array, firstUnit: number, count: number): string[] {
  const grid = ParameterGrid.parse(JSON.parse(new TextDecoder().decode(stored)));
  return Array.from({ length: count }, (_, at) => gridLine(grid, firstUnit + at));
}
