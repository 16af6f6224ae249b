import type { Commit } from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId, HouseholdId, JobId } from "#core/ids";
import type { ReturnedReplica } from "#core/units/block-run";

/** A block that this coordinator now works on, alone. */
export interface ClaimedRow {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  settled: number[];
  returned: { unit: number; replica: ReturnedReplica }[];
}

export interface KnownDevice {
  no: number;
  id: DeviceId;
  household: HouseholdId;
  /** The person whose household it belongs to. */
  ownerName: string | null;
  label: string;
  engine: string;
  banned: boolean;
  units: number;
  creditNanos: number;
}

export interface SeenDevice {
  id: DeviceId;
  label: string;
  engine: string;
  cores: number;
}

export type OrphanOutcome =
  /** The block is this coordinator's now. */
  | { kind: "claimed"; block: ClaimedRow }
  /** It is done, or another coordinator works on it: a late result there changes nothing. */
  | { kind: "gone" };

/** What the unit path needs of a database: everything durable that jobs, blocks, replicas and money go through. */
export interface UnitStore {
  /** Tells the others that this coordinator lives, and frees the blocks of those that do not. */
  heartbeat(): Promise<void>;
  /** Jobs that are running or paused, oldest first. */
  openJobs(): Promise<JobRecord[]>;
  openJob(jobId: JobId): Promise<JobRecord | undefined>;
  /** The blob with the job's lines, or null for a range. */
  unitsBlob(jobNo: number): Promise<string | null>;
  /** Claims up to `count` free blocks in order; `more` says whether there may be others. */
  claimBlocks(jobNo: number, count: number): Promise<{ blocks: ClaimedRow[]; more: boolean }>;
  claimBlock(jobNo: number, seq: number): Promise<OrphanOutcome>;
  /** Makes the whole group durable, or nothing of it. */
  commit(commit: Commit): Promise<void>;
  /** Frees every block that this coordinator has claimed: it is about to read its state back. */
  releaseBlocks(): Promise<void>;
  /** The device's row, made on its first visit. */
  joinDevice(device: SeenDevice): Promise<KnownDevice>;
  cityStop(): Promise<{ stopped: boolean; reason: string | null }>;
}

/** A claimed device's household is its owner's; an unclaimed one is its own. */
export const householdOf = (device: { id: string; ownerId: string | null }) =>
  (device.ownerId === null ? `device:${device.id}` : `person:${device.ownerId}`) as HouseholdId;
