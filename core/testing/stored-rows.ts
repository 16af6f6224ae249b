import type { JobRecord } from "../coordination/state";
import type { DeviceId } from "../ids";
import type { StateReason } from "../jobs/state-reason";
import type { Voice } from "../quorum/voice";
import type { FullStanding } from "../reputation/standing";

export interface StoredJob extends JobRecord {
  reason: StateReason | null;
}

export interface StoredBlock {
  seq: number;
  first: number;
  count: number;
  free: boolean;
  done: boolean;
}

export interface StoredDevice extends Voice, FullStanding {
  no: number;
  id: DeviceId;
  banned: boolean;
  creditNanos: number;
  outvoted: number;
}
