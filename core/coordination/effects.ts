import type { CustomerId, DeviceId, GrantId, HouseholdId, JobId, SessionId } from "../ids";
import type { JobSpec } from "../jobs/job-spec";
import type { StateReason } from "../jobs/state-reason";
import { Charges } from "../ledger/charges";
import type { PostingDraft } from "../ledger/ledger";
import type { Reputation } from "../reputation/reputation";
import { noReputation } from "../reputation/reputation";
import type { Millis } from "../time";
import type { SaidMoments } from "../units/checked-result";
import type { HeldResults, RefusedResults } from "./events";
import type { LostAttempt } from "./granting/lost-attempt";
import type { SandboxCrash } from "./jobs/sandbox-crashes";
import type { IdleReason, JobState, StopReason } from "./state";

/** Sent to a device at once: none of these promises anything. */
export type DeviceMessage =
  | {
      kind: "grant";
      to: SessionId;
      grantId: GrantId;
      jobId: JobId;
      block: number;
      slot: number;
      units: number[];
      lines?: string[];
      spec?: JobSpec;
    }
  | { kind: "revoke-slot"; to: SessionId; jobId: JobId; slot: number }
  | { kind: "revoke-job"; to: SessionId; jobId: JobId }
  | { kind: "revoke-all"; to: SessionId; why: StopReason }
  | { kind: "idle"; to: SessionId; reason: IdleReason }
  /** Neither accepted nor lost: the device keeps these results and presents them again. Nothing is paid until then. */
  | { kind: "hold"; to: SessionId; grantId: GrantId; jobId: JobId; units: number[]; why: HeldResults }
  /** They will never count. */
  | { kind: "refuse"; to: SessionId; grantId: GrantId; units: number[]; why: RefusedResults };

/** A row of the replica table. */
export interface ReplicaRow {
  jobNo: number;
  unit: number;
  deviceNo: number;
  settles: boolean;
  digest: Uint8Array;
  fuel: number;
  ms: number;
  output?: Uint8Array;
  outputBlob?: string;
  outputBytes: number;
  /** Absent when its lease was only proven. */
  grantedAt?: Millis;
  moments?: SaidMoments;
  failure?: string;
  exitCode?: number;
  message?: string;
  stderr?: string;
  priceNanos?: number;
  creditNanos?: number;
}

/** A replica returned earlier that settles its unit now. */
export interface ConfirmedReplica {
  jobNo: number;
  unit: number;
  deviceNo: number;
  fuel: number;
  priceNanos: number;
  creditNanos: number;
}

export interface JobDelta {
  jobNo: number;
  agreed: number;
  failed: number;
  /** Less by those that are settled again. */
  reopened: number;
  fuel: number;
  spentNanos: number;
}

export interface DeviceDelta extends Reputation {
  deviceNo: number;
  creditNanos: number;
  /** Settled answers that count for its trust, and those of them from jobs that nobody vouched for. */
  streak: number;
  unvouched: number;
}

export interface JobStateChange {
  jobNo: number;
  jobId: JobId;
  customerId: CustomerId;
  state: JobState;
  reason: StateReason | null;
  cores: number;
  budgetNanos: number;
}

export interface Demotion {
  strikes: boolean;
  /** Another coordinator has recorded it and announced it. */
  remote?: true;
}

/** Everything that must be durable before the acknowledgements in it are sent: the commit group. */
export interface Commit {
  replicas: ReplicaRow[];
  /** None of them is among `replicas`. */
  confirmed: ConfirmedReplica[];
  lostAttempts: LostAttempt[];
  charges: Map<JobId, Charges>;
  jobs: Map<JobId, JobDelta>;
  devices: Map<DeviceId, DeviceDelta>;
  /**
   * Households whose answer was outvoted: their devices' streaks end, with `strikes` it is held against them, and what
   * they settled alone in open jobs is reopened.
   */
  demotions: Map<HouseholdId, Demotion>;
  blocksDone: { jobNo: number; seq: number }[];
  states: JobStateChange[];
  /** Programs that ended a sandbox, that no device gets any more, and that an admin allows again, from zero. */
  sandboxCrashes: { program: string; crash: SandboxCrash }[];
  quarantined: string[];
  lifted: string[];
  /** Told after the commit. */
  acknowledgements: { to: SessionId; grantId: string; units: number[] }[];
  settled: { jobId: JobId; unit: number; ok: boolean }[];
}

export interface Effects {
  messages: DeviceMessage[];
  /** Blocks wanted from the store. */
  claims: { jobId: JobId; blocks: number }[];
  commit: Commit;
}

export const createCommit = (): Commit => ({
  replicas: [],
  confirmed: [],
  lostAttempts: [],
  charges: new Map(),
  jobs: new Map(),
  devices: new Map(),
  demotions: new Map(),
  blocksDone: [],
  states: [],
  sandboxCrashes: [],
  quarantined: [],
  lifted: [],
  acknowledgements: [],
  settled: [],
});

export const isEmptyCommit = (commit: Commit) =>
  commit.replicas.length === 0 &&
  commit.lostAttempts.length === 0 &&
  commit.jobs.size === 0 &&
  commit.devices.size === 0 &&
  commit.demotions.size === 0 &&
  commit.blocksDone.length === 0 &&
  commit.states.length === 0 &&
  commit.sandboxCrashes.length === 0 &&
  commit.quarantined.length === 0 &&
  commit.lifted.length === 0 &&
  commit.acknowledgements.length === 0;

export const createEffects = (commit = createCommit()): Effects => ({ messages: [], claims: [], commit });

/** What the group moves in the ledger. What a job that ends gives back is for the store to say, which knows its hold. */
export function postingsOf({ charges }: Commit): PostingDraft[] {
  const postings: PostingDraft[] = [];
  for (const one of charges.values()) {
    const posting = one.posting();
    if (posting) postings.push(posting);
  }
  return postings;
}

export function chargesOf(commit: Commit, jobId: JobId): Charges {
  return commit.charges.get(jobId) ?? added(commit.charges, jobId, new Charges(jobId));
}

export function jobDelta(commit: Commit, { id, no: jobNo }: { id: JobId; no: number }): JobDelta {
  return (
    commit.jobs.get(id) ?? added(commit.jobs, id, { jobNo, agreed: 0, failed: 0, reopened: 0, fuel: 0, spentNanos: 0 })
  );
}

export function deviceDelta(commit: Commit, { id, no: deviceNo }: { id: DeviceId; no: number }): DeviceDelta {
  return (
    commit.devices.get(id) ??
    added(commit.devices, id, { deviceNo, creditNanos: 0, streak: 0, unvouched: 0, ...noReputation() })
  );
}

function added<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
