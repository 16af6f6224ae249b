import { MIB } from "./sizes";

/** Customers' buckets, and inputs in them. */
export const BUCKET_LIMITS = {
  MAX_STORAGE_CONNECTIONS: 50,
  MAX_CONNECTION_NAME_CHARS: 40,
  MAX_ENDPOINT_CHARS: 300,
  MAX_ACCESS_KEY_CHARS: 4_096,
  /** Of an object's whole name, in UTF-8: S3's own limit. */
  MAX_OBJECT_KEY_BYTES: 1_024,
  /** Objects in one listing request: S3's own limit. */
  MAX_LISTED_OBJECTS: 1_000,
  /** Of a bucket's answer that is not an object: a page of names, or an error. */
  MAX_BUCKET_ANSWER_BYTES: 8 * MIB,
  MAX_BUCKET_TRIES: 5,
  /** Of a connection's whole check. */
  MAX_BUCKET_CHECK_MS: 60_000,
  MAX_BUCKET_CHECKS_PER_MINUTE: 20,
  /** Validity of a signed link to one object; it is renewed in the middle of a unit that takes longer. */
  MAX_LINK_MS: 15 * 60_000,
  /** Entries of one job's `inputs.objects`. */
  MAX_OBJECT_ADDRESSES: 1_000,
  MAX_OBJECT_ADDRESS_CHARS: 4_096,
  MAX_WILDCARDS: 16,
  /** Objects of one job, and how many names may be listed to find them. */
  MAX_INPUT_OBJECTS: 100_000,
  MAX_SCANNED_OBJECTS: 1_000_000,
  /** Of an object, or of a piece of one, that is one unit's input. */
  MAX_UNIT_INPUT_BYTES: 256 * MIB,
  /** Pieces into which the objects of one job are cut: the end of each is read from the bucket. */
  MAX_OBJECT_PIECES: 20_000,
  /** Of a line in an object that is cut into pieces. */
  MAX_PIECE_LINE_BYTES: 1 * MIB,
  /**
   * Of all objects of one job whose lines are its units: the city reads them and stores their lines like uploaded ones.
   */
  MAX_OBJECT_LINES_BYTES: 256 * MIB,
  /** That one device may request, whatever it computes. */
  MAX_LINKS_PER_DEVICE_MINUTE: 1_200,
  /** Objects that the city checks itself because devices say that they cannot read them. */
  MAX_INPUT_CHECKS_PER_JOB_MINUTE: 240,
  /** Inputs that a coordinator remembers devices to hold: of one device, devices of one input, and in all. */
  MAX_KNOWN_INPUTS_PER_DEVICE: 2_000,
  MAX_KNOWN_HOLDERS: 8,
  MAX_KNOWN_INPUTS: 200_000,
  /** Rows in which coordinators store this, how long a row is kept, and how many are written or read in one statement. */
  MAX_HELD_INPUTS_ROWS: 50_000,
  MAX_HELD_INPUTS_DAYS: 7,
  MAX_HELD_INPUTS_AT_ONCE: 200,
  /** Blocks in memory that are searched for inputs of newly connected devices, and how many of these devices at once. */
  MAX_BLOCKS_SOUGHT: 1_000,
  /** How long a device waits for a link, and how often it tries to read an object before it gives the unit up. */
  MAX_LINK_WAIT_MS: 15_000,
  MAX_INPUT_TRIES: 6,
  /** Readings of an object from its beginning to its end that bring other bytes than its ETag says. */
  MAX_INPUT_READINGS: 4,
  MAX_INPUT_SILENCE_MS: 30_000,
} as const;
