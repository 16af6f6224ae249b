import { MODULE_BOUNDS } from "#core/metering/module-bounds";
import { MAX_OUTPUT_HEAD_BYTES, MAX_OUTPUT_PARTS } from "#core/units/output";

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Every bound that two sides must agree on. Times in milliseconds, sizes in bytes unless the name says otherwise. */
export const LIMITS = {
  // What a customer may submit
  jobNameChars: 80,
  causeChars: 280,
  /** What somebody, or a comparison function, said in the reason of a job's state. */
  reasonChars: 2_000,
  MAX_ACT_REASON_CHARS: 280,
  programBytes: 64 * MIB,
  /** Of a JavaScript module: some 4 MB of minified code. */
  programTokens: 1_000_000,
  /** Larger modules are not looked through for what devices do not have, which takes more memory than reading them. */
  MAX_ADVISED_TOKENS: 400_000,
  /** Things about one program that its author is warned of. */
  programWarnings: 12,
  uploadBytes: 1 * GIB,
  unitsPerJob: 10_000_000,
  inputLineBytes: 64 * KIB,
  /** An element of a JSON array as it was written; as a line, without its white space, it may have `inputLineBytes`. */
  inputElementBytes: 256 * KIB,
  /** How deeply JSON may be nested that somebody else will read: lines of inputs, bodies of requests. */
  jsonDepth: 100,
  /** Fields that one object in the body of a request may have; no operation takes more than a few dozen. */
  jsonFields: 200,
  /** Arguments and standard input of one unit, once their templates are filled. */
  callBytes: 1 * MIB,
  inputFiles: 10_000,
  /** Of a zip or tar whose files are units, folders counted, and what they have together once they are unpacked. */
  MAX_ARCHIVE_MEMBERS: 100_000,
  MAX_UNPACKED_BYTES: 4 * GIB,
  MAX_GRID_AXES: 32,
  /** Of an axis that lists its values; one of steps may have as many as a job has units. */
  MAX_AXIS_VALUES: 10_000,
  /** That the lines of one job name, beside each other. */
  MAX_NAMED_BLOBS: 100_000,
  sharedFiles: 64,
  sharedBytes: 256 * MIB,
  argsPerUnit: 64,
  argChars: 4_096,
  /** Beside standard output. */
  outputFiles: MAX_OUTPUT_PARTS - 1,
  pathChars: 255,
  /** Of one name between two slashes, in UTF-8: what file systems hold. */
  MAX_NAME_BYTES: 255,
  replicas: 5,
  comparatorBytes: 64 * KIB,
  coresPerJob: 100_000,
  /** Running or paused. */
  MAX_OPEN_JOBS_PER_CUSTOMER: 200,
  /** Of those, such as wait for another job to end, and how many may wait for one another in a row. */
  MAX_WAITING_JOBS_PER_CUSTOMER: 50,
  MAX_CHAIN_DEPTH: 16,
  /** That are files of a chained job; groups of them may be as many as a job has units. */
  MAX_CHAINED_OUTPUTS: 100_000,
  MAX_OUTPUTS_PER_UNIT: 1_000,
  /** How long a coordinator has to start a job that waited, before another one tries. */
  MAX_CHAIN_START_MS: 10 * 60_000,
  /** How soon it is tried again to start a job whose customer had too little money. */
  CHAIN_RETRY_MS: 60_000,
  MAX_CHAINS_STARTED_AT_ONCE: 20,
  /** About two seconds of one core; what is not spent comes back. */
  MIN_BUDGET_NANOS: 10_000,
  budgetNanos: 1_000_000 * 1_000_000_000,
  apiBodyBytes: 2 * MIB,
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
  /** People whose names match what an admin looks for, and devices on line, that a search takes into account. */
  MAX_MATCHED_PEOPLE: 1_000,
  MAX_MATCHED_DEVICES: 30_000,
  MAX_DEVICES_PER_HOUSEHOLD: 2_000,
  zipUnits: 100_000,
  /** Files in one archive: they are listed in memory until its end. */
  MAX_ZIP_FILES: 200_000,
  /** Keys of outputs that are columns of a table, and how long an output may be to be taken apart. */
  MAX_OUTPUT_COLUMNS: 500,
  MAX_FLATTENED_CHARS: 64 * KIB,
  /** What a group of rows of a Parquet file has at most, but for its last row. */
  MAX_PARQUET_GROUP_ROWS: 5_000,
  PARQUET_GROUP_BYTES: 8 * MIB,
  /** Quarantined programs, and jobs of theirs, that the console lists. */
  quarantinesShown: 200,
  apiKeys: 20,
  MAX_WEBHOOKS: 10,
  MAX_WEBHOOK_URL_CHARS: 500,
  /** From the connection to the end of the answer; of the answer so many bytes are read, and none is kept. */
  MAX_WEBHOOK_MS: 10_000,
  MAX_WEBHOOK_ANSWER_BYTES: 64 * KIB,
  /** Deliveries under way at the same time, and those of one customer among them. */
  MAX_DELIVERIES_AT_ONCE: 32,
  MAX_DELIVERIES_PER_CUSTOMER: 2,
  MAX_DELIVERY_DAYS: 30,
  MAX_WEBHOOK_TESTS_PER_MINUTE: 10,

  // What submitting may cost the city: threads of the coordinator beside its own, their time and their memory
  planThreads: 2,
  planMs: 240_000,
  planMib: 192,
  /** Of plans that are remembered: some 70 bytes each. */
  planBlocksKept: 200_000,
  programThreads: 2,
  programCheckMs: 30_000,
  /** Of the heap; a WebAssembly module lies beside it. */
  programCheckMib: 256,
  /** Of a core, in which a program in Python and all that it brings are read; none of it is run. */
  MAX_PYTHON_CHECK_SECONDS: 20,
  MAX_PYTHON_CHECK_MIB: 256,
  /** Each holds a compiled interpreter. */
  MAX_PYTHON_CHECK_THREADS: 1,
  /** Code in Python that one job brings, before it is unpacked. */
  MAX_PYTHON_BYTES: 32 * MIB,
  /** Refusals of programs and checks of comparisons that are remembered. */
  checksKept: 1_000,
  comparisonThreads: 2,
  comparisonMib: 512,
  /** From a stop to the end of a thread that does not heed it. */
  stopMs: 2_000,
  /** Failures of a job of which the limits are counted that ended them, while nothing else has come of it. */
  MAX_COUNTED_FAILURES: 50,
  /** Of each kind of such work; more is refused. */
  waitingPerPerson: 32,

  // Customers' buckets
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

  // Inputs that lie in buckets
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
  /** How long a device waits for a link, and how often it tries to read an object before it gives the unit up. */
  MAX_LINK_WAIT_MS: 15_000,
  MAX_INPUT_TRIES: 6,
  MAX_INPUT_SILENCE_MS: 30_000,

  // Outputs that go to buckets
  /** Template of an output's name, with `s3://NAME/`. */
  MAX_DESTINATION_CHARS: 500,
  MAX_PLACED_OUTPUT_BYTES: 256 * MIB,
  /** A larger part of an output is put there in pieces, and a device is given links to so many of them at a time. */
  MAX_WHOLE_PART_BYTES: 64 * MIB,
  PIECE_BYTES: 16 * MIB,
  MAX_PIECES_AT_ONCE: 2,
  /** After so long an upload in pieces that nobody ended is given up; what cannot be reached is let go after some days. */
  MAX_BUCKET_UPLOAD_MS: 3 * 60 * 60_000,
  MAX_LEFT_UPLOAD_DAYS: 7,
  MAX_UPLOADS_GIVEN_UP_AT_ONCE: 10,
  LEFT_UPLOADS_EVERY_MS: 60_000,
  /** That a device keeps of outputs until it is told where to put them; beyond it begins nothing, unless the oldest has waited for so long. */
  MAX_SHELF_BYTES: 512 * MIB,
  MAX_SHELF_PATIENCE_MS: 10 * 60_000,
  MAX_SHELF_MS: 7 * 24 * 60 * 60_000,
  /** Outputs that one device puts into buckets at a time, and tries of each before it says that it cannot. */
  MAX_PLACED_AT_ONCE: 2,
  MAX_PLACE_TRIES: 3,
  /** Outputs under way to buckets at the same time, of one coordinator and of one job. */
  MAX_PLACEMENTS: 256,
  MAX_PLACEMENTS_PER_JOB: 32,
  /** For an output of no bytes; each byte adds to it, at half a megabit a second. */
  MIN_PLACE_MS: 60_000,
  MIN_PLACE_BYTES_PER_SECOND: 64 * KIB,
  /** How often a job's outputs are looked after, and how many jobs one coordinator looks after each time. */
  PLACEMENT_ROUND_MS: 1_000,
  MAX_DESTINATIONS_PER_ROUND: 50,
  /** Settled units that are taken up at a time, and how many of a job may wait to be placed before no more are. */
  MAX_GATHERED_PLACEMENTS: 500,
  /** A placement that failed is tried again after a second, doubled each time up to so long. */
  MAX_PLACEMENT_PAUSE_MS: 60_000,
  /** Whom it waits for before another device computes a unit again for its output. */
  RECOMPUTE_AFTER_MS: 10 * 60_000,
  /** A bucket that refuses is left alone for so long. */
  DESTINATION_PAUSE_MS: 30_000,
  /** Lines of one object that lists what is placed; a shorter one is begun when the oldest line has waited for so long. */
  MAX_LISTED_PLACEMENTS: 1_000,
  MAX_LISTING_DELAY_MS: 15_000,

  // Bytes of buckets that let no browsers in: they go through this site
  /** At the same time: of all, of one customer and of one job. */
  MAX_RELAYS: 24,
  MAX_RELAYS_PER_CUSTOMER: 8,
  MAX_RELAYS_PER_JOB: 4,
  /** Of all together: a fifth of a gigabit. */
  MAX_RELAYED_BYTES_PER_SECOND: 24 * MIB,
  MAX_RELAYED_BYTES_PER_HOUR: 64 * GIB,
  MAX_RELAYED_BYTES_PER_CUSTOMER_HOUR: 8 * GIB,
  MAX_RELAYED_BYTES_PER_JOB: 4 * GIB,
  /** From a ticket to the request with it; and how long a device waits before it asks for one again. */
  MAX_RELAY_WAIT_MS: 10_000,
  RELAY_PAUSE_MS: 3_000,

  // Calls of this server to addresses that customers name
  MAX_OUTBOUND_SOCKETS_PER_HOST: 32,
  MAX_OUTBOUND_CONNECT_MS: 10_000,
  MAX_OUTBOUND_ANSWER_MS: 30_000,
  /** Between two pieces of an answer. */
  MAX_OUTBOUND_SILENCE_MS: 30_000,

  // Pictures: their tiles, and who looks at them
  pictureTiles: 65_536,
  picturesPerViewer: 4,
  picturesAtOnce: 64,
  picturesPerMinute: 1_200,
  /** Jobs whose mosaics are kept for a moment, at 50 KB each. */
  MAX_MOSAICS_KEPT: 100,
  /** The first bytes of an output, which name its parts. */
  outputHeadBytes: 64 * KIB,

  // Blobs that travel packed
  MIN_PACKED_BLOB_BYTES: 16 * KIB,
  /** Of an answer of the API: a shorter one goes in one packet as it is. */
  MIN_PACKED_ANSWER_BYTES: KIB,
  /** Half of the threads that also read files. */
  MAX_ANSWERS_PACKED_AT_ONCE: 2,
  /** Inputs are asked for by a few devices, programs by all of them. */
  PACKED_WHEN_ASKED: 3,
  MAX_COUNTED_BLOBS: 10_000,
  /** Of its size; what shrinks by less goes as it is. */
  MAX_PACKED_SHARE: 0.9,
  /** Of the disk; beyond it blobs go as they are. */
  MAX_PACKED_BYTES: 2 * GIB,

  // Keeping: how long inputs and results stay, and how they go
  /** After a job's end; an admin may set less. */
  MAX_KEEP_DAYS: 3_650,
  /** An upload that no job of its owner names. */
  MAX_IDLE_UPLOAD_DAYS: 30,
  /** From the storing of a blob to its first name. */
  MIN_UNNAMED_BLOB_MS: 60 * 60_000,
  /** From the deletion of a job to its erasure: for what other coordinators and devices have under way. */
  MIN_ERASE_DELAY_MS: 10 * 60_000,
  /** Of one round of the keeper. */
  MAX_JOBS_EXPIRED_AT_ONCE: 100,
  MAX_ERASE_STEPS: 20,
  MAX_UNITS_ERASED_AT_ONCE: 2_000,
  MAX_BLOBS_RELEASED_AT_ONCE: 1_000,
  MAX_UPLOADS_EXPIRED_AT_ONCE: 1_000,
  MAX_BLOBS_REMOVED_AT_ONCE: 500,

  // What one unit may use
  unitFuel: 40_000_000_000_000,
  unitWallMs: 30 * 60_000,
  unitMemoryMib: 1_024,
  unitOutputBytes: 16 * MIB,
  /** An output as it travels, with the names of its parts. */
  MAX_DELIVERED_BYTES: 16 * MIB + MAX_OUTPUT_HEAD_BYTES,
  unitStderrBytes: 16 * KIB,
  unitErrorChars: 2_000,

  // What one WebAssembly module may hold
  ...MODULE_BOUNDS,

  // How units travel
  unitsPerBlock: 1_000,
  blockInputBytes: 1 * MIB,
  unitsPerGrant: 256,
  grantInputBytes: 512 * KIB,
  grantsPerSlot: 2,
  /** Granted by one coordinator until results that are under way are durable: what one commit group holds and is still quick. */
  MAX_UNITS_PER_TURN: 2_048,
  /** Of grants, devices and jobs each, that the coordinator looks at once a second. */
  MAX_SWEPT: 2_000,
  inlineOutputBytes: 32 * KIB,
  returnBytes: 1 * MIB,
  messageBytes: 2 * MIB,
  /** Of one list in a message: a device names all of its grants when it renews them. */
  MAX_MESSAGE_ITEMS: 2_000,
  /** Of a whole message: some 10,000 are a return of as many results as a grant has units. */
  MAX_MESSAGE_VALUES: 50_000,
  messagesPerSecond: 200,
  slotsPerDevice: 256,
  /** A resident's pause: until tomorrow morning at the longest. */
  MAX_PAUSE_MS: 36 * 3_600_000,
  MAX_DAILY_MIB: 1_048_576,
  /** That a unit is held still at a device whose cores are wanted, before it goes to another one. */
  MAX_HELD_UNIT_MS: 10 * 60_000,
  /** That one device does not want to work for. */
  MAX_REFUSED_CUSTOMERS: 50,
  // Of what an admin writes about the price of power
  MAX_TARIFFS: 50,
  MAX_TARIFF_PERIODS: 100,
  MAX_TARIFF_HOLIDAYS: 400,
  MAX_TARIFF_TEXT_CHARS: 200,

  /** Days of which a device keeps what it did. */
  MAX_KEPT_DAYS: 800,
  outboxResults: 5_000,
  MAX_OUTBOX_BYTES: 64 * MIB,
  MAX_HELD_BYTES: 64 * MIB,
  /** Programs and shared files that a device keeps in its browser; the least recently used make room. */
  MAX_CACHED_BYTES: 512 * MIB,
  MAX_CACHED_BLOB_BYTES: 128 * MIB,
  /** So many results may wait at a device for jobs that are halted, and so long; the oldest go first, and it says so. */
  heldResults: 5_000,
  heldResultMs: 7 * 24 * 60 * 60_000,
  leaseMs: 120_000,
  renewEveryMs: 20_000,
  reconnectGraceMs: 30_000,
  /** Wall time a batch of units may keep one unit worker busy. */
  batchMs: 3_000,
  attemptsPerReplica: 5,

  // How outputs are compared where bytes do not tell
  /** Longer outputs are compared byte for byte, whatever their job says. */
  comparedBytes: 4 * MIB,
  /** Of one device, before it is sent away; it comes back with what was not acknowledged. */
  waitingComparisonBytes: 64 * MIB,
  comparisonMs: 10_000,
  comparatorMemoryMib: 64,

  // The sandbox
  sandboxPingMs: 5_000,
  unitMessagesPerUnit: 4,
  /** Units that one unit worker holds, one of them running, while its job's are so quick that the way there counts. */
  unitsAhead: 32,
  /** Longest output of a job whose units are handed over ahead of time, so that no more than 32 of these wait for room. */
  MAX_AHEAD_OUTPUT_BYTES: 256 * KIB,

  // What one address, device or person may ask of the doors. A school of a thousand devices comes from one address.
  socketsPerAddress: 2_000,
  newDevicesPerAddressHour: 2_000,
  /** Below the namespaces of a connection, so more than any of them allows. */
  packetsPerSecond: 400,
  bytesPerSecond: 16 * MIB,
  liveMessagesPerSecond: 20,
  liveTopics: 16,
  MAX_PERSON_NAME_CHARS: 80,
  MAX_EMAIL_CHARS: 200,
  /** Links by which somebody may become an admin. */
  MAX_OPEN_INVITATIONS: 50,
  MAX_INVITATION_DAYS: 7,
  /** What is asked about an address is answered in steps of so much time, longer than a password takes to be kept. */
  ACCOUNT_ANSWER_STEP_MS: 300,
  /** How old an answer of the database may be of which `/api/health` tells. */
  HEALTH_FRESH_MS: 1_000,
  /** What a person asks for waits so long for a connection, and its transaction so long for locks and the disk. */
  MAX_TRANSACTION_WAIT_MS: 20_000,
  MAX_TRANSACTION_MS: 60_000,
  MAX_LETTERS_PER_MAILBOX_DAY: 10,
  MAX_PASSWORD_TRIES_PER_MINUTE: 10,
  MAX_RESETS_PER_ADDRESS_MINUTE: 10,
  MAX_SIGN_UPS_PER_ADDRESS_DAY: 200,
  /** Given without an admin's word. */
  MAX_WELCOME_GIFTS_PER_ADDRESS_DAY: 20,
  /** Calls with a key that is not good. */
  MAX_BAD_KEYS_PER_ADDRESS_MINUTE: 60,
  /** So many devices, so many of a hundred of them in one network, are more likely behind a proxy than in one place. */
  MIN_SHARED_NETWORK_DEVICES: 20,
  MIN_SHARED_NETWORK_PERCENT: 90,
  /** Proxies between a visitor and this site, where they are counted instead of named. */
  MAX_PROXY_HOPS: 10,
  signInsPerAddressMinute: 20,
  signUpsPerAddressMinute: 60,
  apiCallsPerMinute: 6_000,
  /** Of one account: some hundreds of megabits a second for the whole hour, as much as a laboratory's line gives. */
  uploadsAtOnce: 32,
  uploadBytesPerHour: 32 * GIB,
  /** Unless the city's setting says otherwise. */
  storedBytesPerCustomer: 64 * GIB,
  /** Of one person, with bytes still to come, and since the last of them came. */
  MAX_OPEN_UPLOADS_PER_PERSON: 64,
  MAX_OPEN_UPLOAD_MS: 24 * 60 * 60_000,
  /** Shorter uploads are sent in one piece. */
  MIN_RESUMABLE_BYTES: 1 * MIB,
  uploadsAtOncePerNetwork: 128,
  uploadBytesPerNetworkHour: 128 * GIB,
  outputsAtOnce: 16,
  /** Grants whose deliveries are counted at the same time; the oldest are forgotten. */
  MAX_COUNTED_GRANTS: 10_000,
  MAX_COUNTED_OUTPUTS: 200_000,
  /** Large outputs that a grant may deliver for each of its units: what was computed anew may be another. */
  MAX_DELIVERIES_PER_UNIT: 8,
  /** Grants of which the coordinator remembers what inputs they need. */
  MAX_KNOWN_GRANT_INPUTS: 1_000,
  /** Of one device, at 36 megabits a second without a pause; of one network, a school's worth of them. */
  outputBytesPerHour: 16 * GIB,
  outputsAtOncePerNetwork: 512,
  outputBytesPerNetworkHour: 256 * GIB,
  formBytes: 64 * KIB,
  headerBytes: 16 * KIB,
  headers: 100,
  headersMs: 20_000,
  bodyMs: 60_000,
  idleMs: 120_000,
  requestMs: 60 * 60_000,
  helloMs: 10_000,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
