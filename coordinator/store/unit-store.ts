import type { Commit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { JobFacts, JobRecord } from "#core/coordination/state";
import type { DeviceId, HouseholdId, JobId, NetworkId } from "#core/ids";
import type { Voter } from "#core/quorum/voter";
import type { FullStanding } from "#core/reputation/standing";
import type { StoredReplica } from "#core/units/block-run";
import type { RecheckBounds, Rechecked } from "./recheck/recheck-bounds";

/** A block that this coordinator now owns. */
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
  /** Its household has removed it, for good. */
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
  /** The block now belongs to this coordinator. */
  | { kind: "claimed"; block: ClaimedRow }
  /** A coordinator is working on it (possibly this one), or has just released it. */
  | { kind: "held" }
  | { kind: "done" };

/**
 * `over`: it was silent for so long that others work on its blocks, or a standby became the primary. It must begin a new
 * term.
 */
export type Pulse = "alive" | "over";

/** What the coordinator needs from a database: the durable state of jobs, blocks, replicas and money. */
export interface UnitStore {
  /**
   * From now on this coordinator knows nothing of what it did before: the blocks that it had claimed are free, and
   * writes from an earlier term that are still under way are refused.
   */
  beginTerm(): Promise<void>;
  /** Frees everything that it claimed, for good. */
  endTerm(): Promise<void>;
  /** Shows the others that this coordinator is alive, and frees the blocks of dead ones. */
  heartbeat(): Promise<Pulse>;
  /** Jobs that are running or paused, oldest first. */
  openJobs(): Promise<JobRecord[]>;
  /** The same jobs, at most `max`: the oldest with numbers above `after`. */
  openJobIds(after: number, max: number): Promise<{ no: number; id: JobId }[]>;
  /** What may have changed about these jobs, in any state. */
  jobFacts(jobIds: readonly JobId[]): Promise<JobFacts[]>;
  openJob(jobId: JobId): Promise<JobRecord | undefined>;
  /** Claims up to `count` free blocks in order; `more` says whether there may be others. */
  claimBlocks(jobNo: number, count: number): Promise<{ blocks: ClaimedRow[]; more: boolean }>;
  claimBlock(jobNo: number, seq: number): Promise<BlockClaim>;
  /** Frees blocks of which nothing was granted. */
  freeBlocks(jobNo: number, seqs: number[]): Promise<void>;
  /**
   * Makes the whole group durable, or none of it. When a job ends, the rest of its hold is refunded, whatever this
   * coordinator believes that to be; if two coordinators end it, the first decides how. What demoted households had
   * settled alone in open adaptive jobs is reopened, and returned. Blocks of other coordinators are left to these, and
   * marked for their next owners.
   */
  commit(commit: Commit): Promise<ReopenedJob[]>;
  /**
   * Looks at the next finished job with answers of households that were outvoted since: what nobody else stands for is
   * reopened there too, and the job is open again. Undefined when there is none.
   */
  recheckNextJob(bounds: RecheckBounds): Promise<Rechecked | undefined>;
  /** The device's row, created on its first visit. */
  joinDevice(device: SeenDevice): Promise<KnownDevice>;
  cityStop(): Promise<{ stopped: boolean; reason: string | null }>;
}

/** The columns of a device's row that match a household. */
export function rowsOfHousehold(household: HouseholdId): { homeId: string } | { ownerId: string } | { id: string } {
  const [kind, ...rest] = household.split(":");
  const value = rest.join(":");
  if (kind === "home") return { homeId: value };
  return kind === "person" ? { ownerId: value } : { id: value };
}

export function columnOfHousehold(household: HouseholdId): { column: "home_id" | "owner_id" | "id"; value: string } {
  const rows = rowsOfHousehold(household);
  if ("homeId" in rows) return { column: "home_id", value: rows.homeId };
  return "id" in rows ? { column: "id", value: rows.id } : { column: "owner_id", value: rows.ownerId };
}

interface Whose {
  id: string;
  ownerId: string | null;
  homeId: string | null;
}

/** Several people's, if their owner is or lately was in one; else a claimed device's is its owner's, and an unclaimed one is its own. */
export function householdOf({ id, ownerId, homeId }: Whose): HouseholdId {
  if (homeId !== null) return homeOf(homeId);
  return (ownerId === null ? `device:${id}` : `person:${ownerId}`) as HouseholdId;
}

/** A household of several people. */
export const homeOf = (homeId: string) => `home:${homeId}` as HouseholdId;
