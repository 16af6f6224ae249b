import { createReadStream } from "node:fs";
import { ReceiptFault } from "#client/receipts/receipt-fault";
import { receiptFileLines } from "#client/receipts/receipt-file-lines";
import { ReceiptLine } from "#protocol/receipts/receipt-line";
import { tryParse } from "#protocol/try-parse";
import { CliError } from "../cli-error";

/** The last signature in a file of receipts. */
export interface LastSignature {
  jobId: string;
  settlement: number;
  line: string;
  /** The byte after it: what follows was cut off while it was written, and is not signed. */
  end: number;
}

/** Undefined of an empty file, or of none. Only what begins like receipts is taken for some: nothing else may be overwritten. */
export async function lastSignature(file: string): Promise<LastSignature | undefined> {
  let end = 0;
  let last: LastSignature | undefined;
  try {
    for await (const bytes of receiptFileLines(createReadStream(file))) {
      const line = Buffer.from(bytes).toString("utf8");
      const isFirst = end === 0;
      end += bytes.length + 1;
      if (isFirst && !lineOf(line)) throw notReceipts(file);
      if (!line.includes('"kind":"signature"')) continue;
      const signed = lineOf(line);
      if (signed?.kind === "signature") last = { jobId: signed.jobId, settlement: signed.settlement, line, end };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    if (!(error instanceof ReceiptFault)) throw error;
    if (end === 0) throw notReceipts(file);
  }
  return last;
}

const notReceipts = (file: string) => new CliError(`${file} has something else than receipts. Choose another file.`);

function lineOf(text: string): ReceiptLine | undefined {
  try {
    return tryParse(ReceiptLine, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
