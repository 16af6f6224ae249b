import type { DeviceId, GrantId, HouseholdId, JobId, SessionId } from "../ids";
import type { StateReason } from "../jobs/state-reason";
import type { Voter } from "../quorum/voter";
import type { FullStanding } from "../reputation/standing";
import type { HeldInputs } from "../scheduling/input-holders";
import type { ClaimedBlock } from "../units/block-run";
import type { CheckedResult } from "../units/checked-result";
import type { ReopenedUnit } from "../units/reopen-in-block";
import type { SandboxCrash } from "./jobs/sandbox-crashes";
import type { WrittenWishes } from "./sessions/wishes";
import type { JobFacts, JobRecord, JobState } from "./state";

/** The signed facts of a grant that this process no longer knows. */
export interface ProvenGrant {
  jobId: JobId;
  block: number;
  units: readonly number[];
}

export interface JoiningDevice extends Voter, FullStanding {
  no: number;
  id: DeviceId;
  label: string;
  engine: string;
  banned: boolean;
  anchored?: boolean;
  units: number;
  creditNanos: number;
}

/** What the store took back of an open job when a household was demoted: the amounts by which its totals shrank. */
export interface ReopenedJob {
  jobId: JobId;
  agreed: number;
  failed: number;
  fuel: number;
  spentNanos: number;
  devices: { id: DeviceId; units: number; creditNanos: number }[];
  /** Units of blocks that this coordinator holds; those of other blocks come back when a block is claimed. */
  units: { block: number; reopened: ReopenedUnit }[];
  /** Blocks that were done may be claimed again. */
  freedBlocks: boolean;
}

/** A unit that a device says it is running. */
export interface RunningUnit {
  grantId: GrantId;
  unit: number;
}

/** Why results are refused for good; the resident is shown a sentence for each. */
export type RefusedResults =
  | "job-over"
  /** The proof of their grant is not valid. */
  | "unproven"
  | "device-limited";

/** Why results wait at their device until they are presented again. */
export type HeldResults = "job-halted" | "city-stopped";

/**
 * Results without a proof are presented again with one when nobody answers. `voidReason`: why they can no longer count.
 */
export interface ResultsReturned {
  kind: "results.returned";
  sessionId: SessionId;
  grantId: GrantId;
  results: CheckedResult[];
  proven?: ProvenGrant;
  voidReason?: "settled" | RefusedResults;
}

export interface DeviceOffered extends WrittenWishes {
  sessionId: SessionId;
  /** Unit workers. */
  slots: number;
  /** It finishes what it holds, takes nothing more, and then leaves. */
  isLeaving?: boolean | undefined;
  /** How many of the slots take units now; absent, all of them do. */
  lent?: number | undefined;
}

/** How the dials of open jobs are divided among several coordinators. */
export interface DialShares {
  /** How many others there are: with none, this one has every dial to itself. */
  others: number;
  /** Of the jobs whose share has changed: how many cores they have here, of which dial. */
  shares: ReadonlyMap<JobId, { share: number; of: number }>;
}

export type CityEvent =
  | { kind: "job.opened"; job: JobRecord }
  /** Absent fields stay as they are. */
  | {
      kind: "job.changed";
      jobId: JobId;
      state?: JobState;
      reason?: StateReason | null;
      cores?: number;
      budgetNanos?: number;
    }
  /** The job as stored: with everything that this coordinator has made durable, and nothing that it has not. */
  /** Units were added to it, and `units` is how many it has now. */
  | { kind: "job.grew"; jobId: JobId; units: number }
  | { kind: "job.refreshed"; facts: JobFacts }
  | ({ kind: "dials.shared" } & DialShares)
  /** Answers the job's claim and says whether the store may have more blocks. Without `more`, a late result asked for it. */
  | { kind: "blocks.claimed"; jobId: JobId; blocks: ClaimedBlock[]; more?: boolean | undefined }
  | { kind: "device.joined"; sessionId: SessionId; device: JoiningDevice }
  | ({ kind: "device.offered" } & DeviceOffered)
  | { kind: "device.left"; sessionId: SessionId }
  | { kind: "device.banned"; deviceId: DeviceId; banned: boolean }
  | { kind: "device.anchored"; deviceId: DeviceId; anchored: boolean }
  /** An admin clears the household's strikes; trust must be earned anew. */
  | { kind: "household.forgiven"; household: HouseholdId }
  /** Another coordinator demoted it, durably. */
  | { kind: "household.demoted"; household: HouseholdId; strikes: boolean }
  | { kind: "device.claimed"; deviceId: DeviceId; household: HouseholdId }
  /** What coordinators saw a device read, as it was written down. */
  | { kind: "inputs.recalled"; held: HeldInputs }
  /** A block came into memory before that was known of these devices. */
  | { kind: "holders.sought"; jobId: JobId; block: number; devices: ReadonlySet<DeviceId> }
  | ResultsReturned
  /** Results of these sessions are durable: their slots can take more. */
  | { kind: "results.committed"; sessionIds: readonly SessionId[] }
  /** The demotions of these households are durable, and so is what was reopened with them. */
  | { kind: "units.reopened"; households: readonly HouseholdId[]; jobs: readonly ReopenedJob[] }
  | { kind: "leases.released"; sessionId: SessionId; grantId: GrantId; units: number[] }
  /** The jobs that a device computes for when it comes back. */
  | { kind: "jobs.held"; sessionId: SessionId; jobIds: JobId[] }
  /** The grants that a device still works on; of its others the leases end. */
  | { kind: "leases.renewed"; sessionId: SessionId; grantIds: GrantId[]; running?: RunningUnit[] }
  | { kind: "leases.swept" }
  /** The shell returns to the sessions that `mayFeedMore` reports. */
  | { kind: "feeding.continued" }
  /** Another coordinator recorded it. */
  | { kind: "program.crashed-sandbox"; program: string; crash: SandboxCrash }
  /** Only by an admin. */
  | { kind: "quarantine.lifted"; program: string }
  | { kind: "city.stopped"; reason: string }
  | { kind: "city.resumed" };
