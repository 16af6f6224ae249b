import type { Commit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { JobFacts, JobRecord } from "#core/coordination/state";
import type { DeviceId, HouseholdId, JobId, NetworkId } from "#core/ids";
import type { Voter } from "#core/quorum/voter";
import type { FullStanding } from "#core/reputation/standing";
import type { StoredReplica } from "#core/units/block-run";

/** A block that this coordinator now works on, alone. */
export interface ClaimedRow {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  /** The blob with its lines, or null for a range. */
  unitsBlob: string | null;
  settled: number[];
  returned: { unit: number; replica: StoredReplica }[];
  suspects: HouseholdId[];
}

export interface KnownDevice extends Voter, FullStanding {
  no: number;
  id: DeviceId;
  /** The person whose household it belongs to. */
  ownerName: string | null;
  label: string;
  engine: string;
  banned: boolean;
  /** Its household has sent it away, for good. */
  removed?: true;
  units: number;
  creditNanos: number;
}

export interface SeenDevice {
  id: DeviceId;
  label: string;
  engine: string;
  cores: number;
  network: NetworkId | null;
}

export type BlockClaim =
  /** The block is this coordinator's now. */
  | { kind: "claimed"; block: ClaimedRow }
  /** A coordinator works on it, which may be this one, or has just let it go. */
  | { kind: "held" }
  | { kind: "done" };

/** `taken-for-dead`: it was silent for so long that others work on its blocks; it must begin a new term. */
export type Pulse = "alive" | "taken-for-dead";

/** What the unit path needs of a database: everything durable that jobs, blocks, replicas and money go through. */
export interface UnitStore {
  /**
   * From here on this coordinator knows nothing of what it did before: the blocks that it had claimed are free, and
   * whatever it still has under way from an earlier term is refused.
   */
  beginTerm(): Promise<void>;
  /** Frees what it claimed, for good. */
  endTerm(): Promise<void>;
  /** Shows the others that this coordinator is alive, and frees the blocks of those that are not. */
  heartbeat(): Promise<Pulse>;
  /** Jobs that are running or paused, oldest first. */
  openJobs(): Promise<JobRecord[]>;
  /** Of those jobs too, `max` at most: the oldest whose numbers are above `after`. */
  openJobIds(after: number, max: number): Promise<{ no: number; id: JobId }[]>;
  /** What may change about these jobs, whatever became of them. */
  jobFacts(jobIds: readonly JobId[]): Promise<JobFacts[]>;
  openJob(jobId: JobId): Promise<JobRecord | undefined>;
  /** Claims up to `count` free blocks in order; `more` says whether there may be others. */
  claimBlocks(jobNo: number, count: number): Promise<{ blocks: ClaimedRow[]; more: boolean }>;
  claimBlock(jobNo: number, seq: number): Promise<BlockClaim>;
  /** Frees blocks of which nothing was granted. */
  freeBlocks(jobNo: number, seqs: number[]): Promise<void>;
  /**
   * Makes the whole group durable, or nothing of it. A job that ends gives back what its hold has left, whatever this
   * coordinator believes that to be; of two that end it the first decides how. What demoted households had settled
   * alone in open adaptive jobs is settled no longer, and given back; it says what. Blocks of other coordinators are
   * left to those, and marked for whoever claims them next.
   */
  commit(commit: Commit): Promise<ReopenedJob[]>;
  /** The device's row, made on its first visit. */
  joinDevice(device: SeenDevice): Promise<KnownDevice>;
  cityStop(): Promise<{ stopped: boolean; reason: string | null }>;
}

/** What of a household's name is in its devices' rows. */
export function rowsOfHousehold(household: HouseholdId): { ownerId: string } | { id: string } {
  const [kind, ...rest] = household.split(":");
  return kind === "person" ? { ownerId: rest.join(":") } : { id: rest.join(":") };
}

export function columnOfHousehold(household: HouseholdId): { column: "id" | "owner_id"; value: string } {
  const rows = rowsOfHousehold(household);
  return "id" in rows ? { column: "id", value: rows.id } : { column: "owner_id", value: rows.ownerId };
}

/** A claimed device's household is its owner's; an unclaimed one is its own. */
export const householdOf = (device: { id: string; ownerId: string | null }) =>
  (device.ownerId === null ? `device:${device.id}` : `person:${device.ownerId}`) as HouseholdId;
