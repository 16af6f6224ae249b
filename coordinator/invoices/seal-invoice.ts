import { createHash } from "node:crypto";
import type { InvoiceFacts, InvoiceWords } from "#protocol/books/invoice-facts";

export const NO_INVOICE_BEFORE = "0".repeat(64);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export interface SealedInvoice {
  facts: string;
  words: string;
  hash: string;
}

/** The texts that are stored for good, with their hashes in each other. */
export function sealInvoice(facts: Omit<InvoiceFacts, "words">, words: InvoiceWords): SealedInvoice {
  const wordsText = JSON.stringify(words);
  const text = JSON.stringify({ ...facts, words: sha256(wordsText) } satisfies InvoiceFacts);
  return { facts: text, words: wordsText, hash: sha256(text) };
}

interface StoredInvoice {
  no: number;
  facts: string;
  words: string | null;
  hash: string;
}

/** Whether this is what was issued as this number, after the one with that hash. */
export function isAsIssued({ no, facts, words, hash }: StoredInvoice, previous: string): boolean {
  if (sha256(facts) !== hash) return false;
  const said = JSON.parse(facts) as InvoiceFacts;
  return said.number === no && said.previous === previous && (words === null || sha256(words) === said.words);
}
