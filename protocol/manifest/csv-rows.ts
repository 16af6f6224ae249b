import { type JobFault, jobFault } from "../job-faults/job-fault";
import { SEPARATORS, type Separator } from "./separators";

/**
 * Options for csv-parse. Rows with another number of cells than the header are refused by `CsvRows`, with a better
 * message.
 */
export const csvOptions = (separator: Separator) =>
  ({ delimiter: separator, bom: true, skip_empty_lines: true, relax_column_count: true, info: true }) as const;

/** What csv-parse found, whose own message does not say where to look for a wrong quote. */
export function brokenTable({ code, lines }: { code: string; lines?: unknown }): JobFault {
  const line = Number(lines ?? 1);
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return jobFault("quote-open");
    case "CSV_MAX_RECORD_SIZE":
      return jobFault("row-or-quote-too-long", { line });
    default:
      return jobFault("quote-misplaced", { line });
  }
}

export type CsvRow =
  | { kind: "header" }
  /** The unit's line: an object with a string for each column. */
  | { kind: "line"; text: string }
  | { kind: "refused"; fault: JobFault };

const MAX_COLUMNS = 1_000;
const SHOWN_NAME_CHARS = 60;

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
    const missing = columns[cells.length] ?? null;
    return refused(jobFault("ragged-row", { line, cells: cells.length, columns: columns.length, missing }));
  }

  #readHeader(cells: readonly string[]): CsvRow {
    const columns = cells.map((cell) => cell.trim());
    const [first = ""] = columns;
    const other = SEPARATORS.find((one) => one !== this.#separator && first.includes(one));
    if (columns.length === 1 && other) {
      return refused(jobFault("one-column", { name: first.slice(0, SHOWN_NAME_CHARS), separator: other }));
    }
    if (columns.length > MAX_COLUMNS)
      return refused(jobFault("too-many-columns", { columns: columns.length, max: MAX_COLUMNS }));
    for (const [at, name] of columns.entries()) {
      if (name === "") return refused(jobFault("column-without-name", { column: at + 1 }));
      const earlier = columns.indexOf(name);
      if (earlier < at) return refused(jobFault("columns-of-one-name", { first: earlier + 1, second: at + 1, name }));
    }
    this.#columns = columns;
    return { kind: "header" };
  }
}

const refused = (fault: JobFault): CsvRow => ({ kind: "refused", fault });
