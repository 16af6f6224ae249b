export interface PaperRow {
  cells: readonly string[];
  isStrong?: boolean;
}

/** A document as data: what a thread draws as a PDF. */
export interface Paper {
  language: string;
  title: string;
  /** When it was issued: the same document has the same bytes. */
  at: string;
  /** Up to three, side by side under the title: who issued it, for whom, and which month. */
  blocks: readonly (readonly string[])[];
  /** The first column is as wide as the others leave room for; the others are numbers. */
  columns: readonly string[];
  rows: readonly PaperRow[];
  notes: readonly string[];
  /** With {page} and {pages} in it. */
  footer: string;
}
