import type { ReplicaRow } from "#core/coordination/effects";
import type { LostAttempt } from "#core/coordination/granting/lost-attempt";
import type { JobRecord } from "#core/coordination/state";
import type { HouseholdId } from "#core/ids";
import type { KnownDevice } from "../unit-store";

export interface MemoryBlock {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  /** Whether it may be claimed: not owned, and not done. */
  free: boolean;
  owner: string | null;
  suspects: Set<HouseholdId>;
}

/** The same as a row of `recheck`. */
export interface MemoryRecheck {
  chargedNanos: number;
  grantedNanos: number;
  returnedNanos?: number;
}

export interface MemoryJob {
  record: JobRecord;
  unitsBlob: string | null;
  blocks: MemoryBlock[];
  /** By unit, in order of arrival. */
  replicas: Map<number, ReplicaRow[]>;
  lostAttempts: Map<number, LostAttempt[]>;
  /** Replicas by the number of their device. */
  byDevice: Map<number, ReplicaRow[]>;
  /** The newest last. */
  rechecks: MemoryRecheck[];
  /** In the database's milliseconds. */
  endedAt: number | null;
}

export interface MemoryDevice extends KnownDevice {
  outvoted: number;
}

export const isOver = ({ state }: JobRecord) => state === "finished" || state === "cancelled";

export const isDone = ({ free, owner }: MemoryBlock) => !free && owner === null;
