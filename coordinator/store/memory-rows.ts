import type { JobRecord } from "#core/coordination/state";

export interface MemoryBlock {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  free: boolean;
  owner: string | null;
}

export interface MemoryJob {
  record: JobRecord;
  unitsBlob: string | null;
  blocks: MemoryBlock[];
}
