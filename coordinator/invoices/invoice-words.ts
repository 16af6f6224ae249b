import { InvoiceWords } from "#protocol/books/invoice-facts";

/** Undefined: its customer has left, and nothing names them any more. */
export const wordsOfInvoice = ({ words }: { words: string | null }): InvoiceWords | undefined =>
  words === null ? undefined : InvoiceWords.parse(JSON.parse(words));
