/** A cell, in pieces if it is long. */
export type Cell = string | Iterable<string>;

/** A line of a table, with quotes where they are needed. */
export function* csvLine(cells: readonly Cell[]): Generator<string> {
  let before = "";
  for (const cell of cells) {
    yield before;
    if (typeof cell === "string") yield /[",\r\n]/.test(cell) ? `"${doubled(cell)}"` : cell;
    else yield* quoted(cell);
    before = ",";
  }
  yield "\n";
}

function* quoted(pieces: Iterable<string>): Generator<string> {
  yield '"';
  for (const piece of pieces) yield doubled(piece);
  yield '"';
}

const doubled = (text: string) => text.replaceAll('"', '""');
