/** Invoices, and documents that are printed for people. */
export const INVOICE_LIMITS = {
  MAX_TAXES: 4,
  /** A tax as large as the price. */
  MAX_TAX_RATE_MILLIONTHS: 1_000_000,
  MAX_TAX_NAME_CHARS: 40,
  MAX_TAX_REGISTRATION_CHARS: 60,
  MAX_ISSUER_LINES: 6,
  MAX_ISSUER_LINE_CHARS: 80,
  /** A customer's own address on them. */
  MAX_BILLING_LINES: 5,
  MAX_BILLING_LINE_CHARS: 80,
  MAX_TAX_NUMBER_CHARS: 40,
  /** How long before they hold terms may be set. */
  MAX_TERMS_MONTHS_AHEAD: 24,
  /** The rest of a month's jobs are one line; the statement's CSV has each. */
  MAX_INVOICE_JOBS: 200,
  MAX_INVOICES_SHOWN: 100,
  MAX_MONTHS_SHOWN: 36,
  /** Customers whose invoices are in memory at once while a month is closed. */
  MAX_INVOICES_WRITTEN_AT_ONCE: 500,
  MAX_CLOSING_MS: 300_000,
  MAX_PAPER_ROWS: 2_000,
  MAX_PAPER_CELL_CHARS: 200,
  /** A second or two; on a busy machine the thread alone may take as long to start as a page to be drawn. */
  MAX_PAPER_MS: 60_000,
  MAX_PAPER_MIB: 256,
  MAX_PAPERS_WAITING: 4,
} as const;
