import { LIMITS } from "#protocol/limits";
import { ReceiptFault } from "./receipt-fault";

const NEWLINE = 0x0a;

/** The lines of a file, byte for byte and without their ends: any other way of reading would forgive what was changed. */
export async function* receiptFileLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      yield rest.length === 0 ? piece.subarray(start, end) : Buffer.concat([rest, piece.subarray(start, end)]);
      rest = new Uint8Array();
      start = end + 1;
      line += 1;
    }
    rest = Buffer.concat([rest, piece.subarray(start)]);
    if (rest.length > LIMITS.MAX_RECEIPT_LINE_BYTES) throw new ReceiptFault(line, "it is too long for a receipt.");
  }
  if (rest.length > 0) throw new ReceiptFault(line, "it has no end: the file was cut off.");
}
