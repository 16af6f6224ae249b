/** Files of the bank and of the card service, beside the ledger. */
export const RECONCILIATION_LIMITS = {
  /** As text, in a request's body. */
  MAX_BANK_FILE_CHARS: 1_500_000,
  MAX_BANK_FILE_ROWS: 20_000,
  MAX_BANK_FILE_ROW_CHARS: 20_000,
  MAX_BANK_FILE_MS: 20_000,
  MAX_BANK_FILE_MIB: 256,
  MAX_BANK_FILES_WAITING: 4,
  /** Of each kind of what does not agree; all are counted. */
  MAX_DIFFERENCES_SHOWN: 200,
} as const;
