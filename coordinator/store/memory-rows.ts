import type { JobRecord } from "#core/coordination/state";
import type { HouseholdId } from "#core/ids";

export interface MemoryBlock {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  free: boolean;
  owner: string | null;
  suspects: Set<HouseholdId>;
}

export interface MemoryJob {
  record: JobRecord;
  unitsBlob: string | null;
  blocks: MemoryBlock[];
}
