import { LIMITS } from "#protocol/limits";

/** Deeper objects stay JSON in a cell. */
const MAX_DEPTH = 8;

/**
 * Flattens a JSON object to cells by the paths of its keys, `a.b` for `{"a": {"b": …}}`: strings as they are, other
 * values and arrays as JSON, null as an empty cell. Undefined for any other output, and for a long one.
 */
export function flattenOutput(text: string): Map<string, string> | undefined {
  if (text.length > LIMITS.MAX_FLATTENED_CHARS || !/^\s*\{/.test(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const cells = new Map<string, string>();
  addCells(cells, "", json as object, 1);
  return cells;
}

function addCells(cells: Map<string, string>, prefix: string, object: object, depth: number) {
  for (const [key, value] of Object.entries(object)) {
    const path = `${prefix}${key}`;
    if (isObject(value) && depth < MAX_DEPTH && Object.keys(value).length > 0)
      addCells(cells, `${path}.`, value, depth + 1);
    else cells.set(path, cellOf(value));
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const cellOf = (value: unknown) => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
