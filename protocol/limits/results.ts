import { KIB, MIB } from "./sizes";

/** How results are read: pages of the API, streams, downloads, tables and pictures. */
export const RESULT_LIMITS = {
  apiPage: 1_000,
  /** Of outputs and error texts that one page of results reads, unless its first one has more. */
  MAX_RESULTS_PAGE_BYTES: 4 * MIB,
  /** Of an output that is written as JSON, in one turn of the event loop; a multiple of three, for base64. */
  MAX_LINE_PIECE_BYTES: 15 * KIB,
  /** Failed units of one job whose errors are put into groups, and groups that are told. */
  MAX_GROUPED_FAILURES: 20_000,
  MAX_ERROR_GROUPS: 50,
  /**
   * How long a stream of settlements rests after some of them, how often it looks unless it is woken, and how often it says
   * that it is still there and lets its reader prove who it is anew.
   */
  FOLLOW_REST_MS: 250,
  FOLLOW_EVERY_MS: 2_000,
  FOLLOW_ALIVE_MS: 15_000,
  MAX_FOLLOW_MS: 10 * 60_000,
  /** Units drawn across a job for its estimate, and how long the page goes on trying them. */
  MAX_DRAWN_UNITS: 24,
  MAX_DRAWING_MS: 10_000,
  /** Results that are streamed to one person at the same time. */
  MAX_DOWNLOADS_PER_PERSON: 8,
  zipUnits: 100_000,
  /** Files in one archive: they are listed in memory until its end. */
  MAX_ZIP_FILES: 200_000,
  /** Keys of outputs that are columns of a table, and how long an output may be to be taken apart. */
  MAX_OUTPUT_COLUMNS: 500,
  MAX_FLATTENED_CHARS: 64 * KIB,
  /** What a group of rows of a Parquet file has at most, but for its last row. */
  MAX_PARQUET_GROUP_ROWS: 5_000,
  PARQUET_GROUP_BYTES: 8 * MIB,
  pictureTiles: 65_536,
  picturesPerViewer: 4,
  picturesAtOnce: 64,
  picturesPerMinute: 1_200,
  /** Jobs whose mosaics are kept for a moment, at 50 KB each. */
  MAX_MOSAICS_KEPT: 100,
  /** The first bytes of an output, which name its parts. */
  outputHeadBytes: 64 * KIB,
} as const;
