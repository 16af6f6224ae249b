import { KIB, MIB } from "./sizes";

/** How results are read: pages of the API, streams, downloads, tables and pictures. */
export const RESULT_LIMITS = {
  apiPage: 1_000,
  /** Outputs and error texts in one page of results, unless its first result has more. */
  MAX_RESULTS_PAGE_BYTES: 4 * MIB,
  /** Of an output that is encoded as JSON in one turn of the event loop; a multiple of three, for base64. */
  MAX_LINE_PIECE_BYTES: 15 * KIB,
  /** Failed units of one job whose errors are grouped, and groups that are shown. */
  MAX_GROUPED_FAILURES: 20_000,
  MAX_ERROR_GROUPS: 50,
  /**
   * How long a stream of settlements pauses after sending some, how often it looks unless it is woken, how often it
   * sends a sign of life, and how long it lasts before its reader must authenticate again.
   */
  FOLLOW_REST_MS: 250,
  FOLLOW_EVERY_MS: 2_000,
  FOLLOW_ALIVE_MS: 15_000,
  MAX_FOLLOW_MS: 10 * 60_000,
  /**
   * Units drawn across a job for its estimate: of a range, and where each has an input that must be read. And how long
   * the page keeps trying them.
   */
  MAX_DRAWN_UNITS: 240,
  MAX_DRAWN_INPUTS: 24,
  MAX_DRAWING_MS: 10_000,
  /**
   * Results that are streamed to one person at the same time, and to all in one network: each download may hold an output
   * of 16 MiB while its reader is slow. Streams of events do not count for the network.
   */
  MAX_DOWNLOADS_PER_PERSON: 8,
  MAX_DOWNLOADS_PER_NETWORK: 32,
  /** Units and files in one archive: their names are in memory until its end. */
  zipUnits: 25_000,
  MAX_ZIP_FILES: 50_000,
  /** Keys of outputs that become columns of a table, and the largest output that is flattened. */
  MAX_OUTPUT_COLUMNS: 500,
  MAX_FLATTENED_CHARS: 64 * KIB,
  /**
   * Rows of one Parquet row group, which are in memory together and encoded in one go, and their size (exceeded by its
   * last row at most).
   */
  MAX_PARQUET_GROUP_ROWS: 2_000,
  PARQUET_GROUP_BYTES: 8 * MIB,
  pictureTiles: 65_536,
  picturesPerViewer: 4,
  picturesAtOnce: 64,
  /** Of those, how many by strangers, who see published pictures only. */
  publishedPicturesAtOnce: 16,
  picturesPerMinute: 1_200,
  /** Jobs whose mosaics are cached briefly, at 50 KB each. */
  MAX_MOSAICS_KEPT: 100,
  /** The first bytes of an output, which name its parts. */
  outputHeadBytes: 64 * KIB,
} as const;
