import { MIB } from "./sizes";

/** Customers' buckets, and inputs that lie in them. */
export const BUCKET_LIMITS = {
  MAX_STORAGE_CONNECTIONS: 50,
  MAX_CONNECTION_NAME_CHARS: 40,
  MAX_ENDPOINT_CHARS: 300,
  MAX_ACCESS_KEY_CHARS: 4_096,
  /** Of an object's whole name, in UTF-8: S3's own bound. */
  MAX_OBJECT_KEY_BYTES: 1_024,
  /** Objects that one question lists: S3's own bound. */
  MAX_LISTED_OBJECTS: 1_000,
  /** Of an answer of a bucket that is no object: a page of names, or what is wrong. */
  MAX_BUCKET_ANSWER_BYTES: 8 * MIB,
  MAX_BUCKET_TRIES: 5,
  /** Of a connection, from first to last. */
  MAX_BUCKET_CHECK_MS: 60_000,
  MAX_BUCKET_CHECKS_PER_MINUTE: 20,
  /** A signed link to one object; it is made anew in the middle of a unit that takes longer. */
  MAX_LINK_MS: 15 * 60_000,
  /** Entries of one job's `inputs.objects`. */
  MAX_OBJECT_ADDRESSES: 1_000,
  MAX_OBJECT_ADDRESS_CHARS: 4_096,
  MAX_WILDCARDS: 16,
  /** Objects of one job, and how many names may be looked at to find them. */
  MAX_INPUT_OBJECTS: 100_000,
  MAX_SCANNED_OBJECTS: 1_000_000,
  /** Of an object, or of a piece of one, that one unit gets. */
  MAX_UNIT_INPUT_BYTES: 256 * MIB,
  /** Pieces into which the objects of one job are cut: the end of each is looked for in the bucket. */
  MAX_OBJECT_PIECES: 20_000,
  /** Of a line in an object that is cut into pieces. */
  MAX_PIECE_LINE_BYTES: 1 * MIB,
  /** Of all objects of one job together whose lines are its units: the city reads them, and keeps them as if they were uploaded. */
  MAX_OBJECT_LINES_BYTES: 256 * MIB,
  /** That one device may ask for, whatever it computes. */
  MAX_LINKS_PER_DEVICE_MINUTE: 1_200,
  /** Objects that the city looks at itself, because devices say that they cannot read them. */
  MAX_INPUT_CHECKS_PER_JOB_MINUTE: 240,
  /** Inputs that a coordinator knows devices to hold: of one device, devices of one input, and all together. */
  MAX_KNOWN_INPUTS_PER_DEVICE: 2_000,
  MAX_KNOWN_HOLDERS: 8,
  MAX_KNOWN_INPUTS: 200_000,
  /** Rows in which coordinators write that down, how long one is kept, and how many are written or read in one statement. */
  MAX_HELD_INPUTS_ROWS: 50_000,
  MAX_HELD_INPUTS_DAYS: 7,
  MAX_HELD_INPUTS_AT_ONCE: 200,
  /** Blocks in memory that are searched for what devices hold which have just come, by 200 of these at once. */
  MAX_BLOCKS_SOUGHT: 1_000,
  /** How long a device waits for a link, and how often it tries to read an object before it gives the unit up. */
  MAX_LINK_WAIT_MS: 15_000,
  MAX_INPUT_TRIES: 6,
  MAX_INPUT_SILENCE_MS: 30_000,
} as const;
