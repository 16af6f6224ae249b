import { CsvError, parse } from "csv-parse/sync";
import { LIMITS } from "#protocol/limits";
import { visibleText } from "#protocol/text/visible-text";
import type { FileKind, FileLine } from "./file-line";
import { readBankRow } from "./read-bank-row";
import { readStripeRow } from "./read-stripe-row";

export type FileRead =
  | { kind: "read"; file: FileKind; lines: FileLine[]; others: number }
  | { kind: "no-columns" }
  | { kind: "too-many-rows" }
  | { kind: "broken"; line: number }
  | { kind: "wrong"; line: number; column: string };

const STRIPE = ["balance_transaction_id", "created_utc", "currency", "gross", "reporting_category", "source_id"];
const BANK = ["date", "amount", "reference"];
const IN_FRENCH: Record<string, string> = { montant: "amount", référence: "reference", reference: "reference" };

type Row = Record<string, string>;

/** By its header it is Stripe's itemised balance report, or a bank's table of date, amount and reference. */
export function readFile(text: string): FileRead {
  try {
    const rows = rowsOf(text);
    const [first] = rows;
    if (!first) return { kind: "no-columns" };
    const has = (columns: readonly string[]) => columns.every((column) => Object.hasOwn(first.record, column));
    const file = has(STRIPE) ? "stripe" : has(BANK) ? "bank" : undefined;
    if (!file) return { kind: "no-columns" };
    if (rows.length > LIMITS.MAX_BANK_FILE_ROWS) return { kind: "too-many-rows" };
    return readRows(file, rows);
  } catch (error) {
    if (error instanceof CsvError) return { kind: "broken", line: Number(error["lines"] ?? 1) };
    throw error;
  }
}

const rowsOf = (text: string) =>
  parse(text, {
    ...{ bom: true, skip_empty_lines: true, info: true, delimiter: separatorOf(text), relax_column_count: true },
    ...{ max_record_size: LIMITS.MAX_BANK_FILE_ROW_CHARS, to: LIMITS.MAX_BANK_FILE_ROWS + 1 },
    columns: (header: string[]) => header.map((name) => columnOf(name)),
  }) as unknown as { record: Row; info: { lines: number } }[];

/** Of the header: in the rows a comma may be a decimal one. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [";", "\t"].find((one) => header.includes(one)) ?? ",";
}

function columnOf(name: string): string {
  const plain = visibleText(name).trim().toLowerCase();
  return Object.hasOwn(IN_FRENCH, plain) ? (IN_FRENCH[plain] ?? plain) : plain;
}

function readRows(file: FileKind, rows: ReturnType<typeof rowsOf>): FileRead {
  const read = file === "stripe" ? readStripeRow : readBankRow;
  const lines: FileLine[] = [];
  let others = 0;
  for (const { record, info } of rows) {
    const row = read(record);
    if (row.kind === "wrong") return { ...row, line: info.lines };
    if (row.kind === "line") lines.push(row.line);
    else others += 1;
  }
  return { kind: "read", file, lines, others };
}
