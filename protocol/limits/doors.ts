import { GIB, KIB, MIB } from "./sizes";

/** What one address, device or person may ask of the doors. A school of a thousand devices comes from one address. */
export const DOOR_LIMITS = {
  apiBodyBytes: 2 * MIB,
  socketsPerAddress: 2_000,
  newDevicesPerAddressHour: 2_000,
  /** Below the namespaces of a connection, so more than any of them allows. */
  packetsPerSecond: 400,
  bytesPerSecond: 16 * MIB,
  liveMessagesPerSecond: 20,
  liveTopics: 16,
  /** How old an answer of the database may be of which `/api/health` tells. */
  HEALTH_FRESH_MS: 1_000,
  /** What a person asks for waits so long for a connection, and its transaction so long for locks and the disk. */
  MAX_TRANSACTION_WAIT_MS: 20_000,
  MAX_TRANSACTION_MS: 60_000,
  /** So many devices, so many of a hundred of them in one network, are more likely behind a proxy than in one place. */
  MIN_SHARED_NETWORK_DEVICES: 20,
  MIN_SHARED_NETWORK_PERCENT: 90,
  /** Proxies between a visitor and this site, where they are counted instead of named. */
  MAX_PROXY_HOPS: 10,
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
