import { GIB, KIB, MIB } from "./sizes";

/** Rates for one address, device or person. A school with a thousand devices has one address. */
export const REQUEST_LIMITS = {
  apiBodyBytes: 2 * MIB,
  socketsPerAddress: 2_000,
  /**
   * Connections that the system holds until they are accepted, if it allows so many. Thousands of devices come at once
   * when another coordinator dies, and beyond this their connections are reset.
   */
  MAX_CONNECTIONS_AWAITED: 4_096,
  /** How long a coordinator that stops lets requests go on that are under way. */
  MAX_LAST_REQUESTS_MS: 3_000,
  newDevicesPerAddressHour: 2_000,
  /** Counted per connection, below its namespaces, so more than any of them allows. */
  packetsPerSecond: 400,
  bytesPerSecond: 16 * MIB,
  liveMessagesPerSecond: 20,
  liveTopics: 16,
  /** How old the database's answer in `/api/health` may be. */
  HEALTH_FRESH_MS: 1_000,
  /** How long a request by a person waits for a database connection, and its transaction for locks and the disk. */
  MAX_TRANSACTION_WAIT_MS: 20_000,
  MAX_TRANSACTION_MS: 60_000,
  /** The primary and its standbys in DATABASE_URL. */
  MAX_DATABASE_SERVERS: 8,
  /** How long a database of DATABASE_URL may leave a question unanswered before its connections are given up. */
  MAX_DATABASE_SILENCE_MS: 15_000,
  /**
   * From this many devices on, with this percentage of them in one network, a proxy is more likely than a shared place.
   */
  MIN_SHARED_NETWORK_DEVICES: 20,
  MIN_SHARED_NETWORK_PERCENT: 90,
  /** Proxies between a visitor and this site, where they are counted instead of named. */
  MAX_PROXY_HOPS: 10,
  apiCallsPerMinute: 6_000,
  /**
   * For one account: some hundreds of megabits a second for the whole hour, as much as a laboratory's connection
   * allows.
   */
  uploadsAtOnce: 32,
  uploadBytesPerHour: 32 * GIB,
  /** Unless the city sets another value. */
  storedBytesPerCustomer: 64 * GIB,
  /** For one person: unfinished uploads, and how long one may receive nothing. */
  MAX_OPEN_UPLOADS_PER_PERSON: 64,
  MAX_OPEN_UPLOAD_MS: 24 * 60 * 60_000,
  /** Shorter uploads are sent in one piece. */
  MIN_RESUMABLE_BYTES: 1 * MIB,
  uploadsAtOncePerNetwork: 128,
  uploadBytesPerNetworkHour: 128 * GIB,
  outputsAtOnce: 16,
  /** Grants whose uploads are counted at the same time; the oldest are forgotten. */
  MAX_COUNTED_GRANTS: 10_000,
  MAX_COUNTED_OUTPUTS: 200_000,
  /** Large outputs that a grant may upload for each of its units: computing again may give another one. */
  MAX_DELIVERIES_PER_UNIT: 8,
  /** Grants whose needed inputs the coordinator remembers. */
  MAX_KNOWN_GRANT_INPUTS: 1_000,
  /** For one device, 36 megabits a second without a pause; for one network, a school's worth of devices. */
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
