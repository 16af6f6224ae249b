/** What is wrong with a file of receipts, and in which line. */
export class ReceiptFault extends Error {
  override readonly name = "ReceiptFault";
  readonly line: number;

  constructor(line: number, what: string) {
    super(`Line ${line}: ${what}`);
    this.line = line;
  }
}
