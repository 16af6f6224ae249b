import { LIMITS } from "./limits";

const KIB = 1024;

/** Separators between the cells of a table; with a tab it is TSV. */
export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Options for csv-parse. Rows with another number of cells than the header are refused by `CsvRows`, with a better
 * message.
 */
export const csvOptions = (separator: Separator) =>
  ({ delimiter: separator, bom: true, skip_empty_lines: true, relax_column_count: true, info: true }) as const;

export const tooLongRow = (line: number): string =>
  `The row that ends on line ${line} is longer than ${LIMITS.inputLineBytes / KIB} KiB. Put large inputs into files.`;

/** A clearer message than csv-parse's, which does not say where to look for a wrong quote. */
export function brokenTable({ code, lines }: { code: string; lines?: unknown }): string {
  const line = Number(lines ?? 1);
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return `A cell's opening quote is never closed: the table ends within it. Close it, and write a quote inside a cell as two ("").`;
    case "CSV_MAX_RECORD_SIZE":
      return `${tooLongRow(line)} A quote that is never closed makes one of many rows, too.`;
    default:
      return `Line ${line} has a quote where none may be. Put the whole cell into quotes, and write a quote inside it as two ("").`;
  }
}

export type CsvRow =
  | { kind: "header" }
  /** The unit's line: an object with a string for each column. */
  | { kind: "line"; text: string }
  | { kind: "refused"; message: string };

const MAX_COLUMNS = 1_000;
const NAMES: Record<Separator, string> = { ",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar" };

/** Rows of a table, already split into cells: the first one names the columns, each other one is a unit. */
export class CsvRows {
  readonly #separator: Separator;
  #columns: string[] | undefined;

  constructor(separator: Separator) {
    this.#separator = separator;
  }

  /** `line` is where the row ends, from 1. */
  read(cells: readonly string[], line: number): CsvRow {
    if (!this.#columns) return this.#readHeader(cells);
    const columns = this.#columns;
    if (cells.length === columns.length) {
      return { kind: "line", text: JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, cells[at]]))) };
    }
    const missing = columns[cells.length];
    const what = missing === undefined ? "Quote a cell that contains the separator" : `"${missing}" is missing`;
    return refused(
      `Line ${line} has ${countOf(cells.length, "cell")}, and the header ${countOf(columns.length, "column")}. ${what}, or correct the row.`,
    );
  }

  #readHeader(cells: readonly string[]): CsvRow {
    const columns = cells.map((cell) => cell.trim());
    const [first = ""] = columns;
    const other = SEPARATORS.find((one) => one !== this.#separator && first.includes(one));
    if (columns.length === 1 && other) {
      return refused(
        `The header is a single column, "${first.slice(0, 60)}". If ${NAMES[other]} separates the cells, say so: "separator": ${JSON.stringify(other)}.`,
      );
    }
    if (columns.length > MAX_COLUMNS)
      return refused(
        `The header has ${columns.length.toLocaleString("en")} columns; a table may have ${MAX_COLUMNS.toLocaleString("en")}.`,
      );
    for (const [at, name] of columns.entries()) {
      if (name === "") return refused(`Column ${at + 1} has no name. Name it in the first row, which is the header.`);
      const earlier = columns.indexOf(name);
      if (earlier < at)
        return refused(`Columns ${earlier + 1} and ${at + 1} are both called "${name}". Give each a name of its own.`);
    }
    this.#columns = columns;
    return { kind: "header" };
  }
}

const refused = (message: string): CsvRow => ({ kind: "refused", message });

const countOf = (count: number, what: string) => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
