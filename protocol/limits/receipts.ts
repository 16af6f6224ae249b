import { KIB } from "./sizes";

/** Receipts: how they are signed, read and proved. */
export const RECEIPT_LIMITS = {
  /** Between two signatures: as many as are read, compared with what was signed before, and sent at once. */
  MAX_RECEIPTS_PER_SIGNATURE: 256,
  /** Blocks of inputs whose hashes one download keeps, at 64 KB each. */
  MAX_RECEIPT_BLOCKS: 64,
  MAX_RECEIPT_LINE_BYTES: 16 * KIB,
  /** That one file is signed with: one for each time that a city lets a new key sign. */
  MAX_KEYS_OF_RECEIPTS: 100,
} as const;
