import type { CustomerId, DeviceId, GrantId, HouseholdId, JobId, NetworkId, SessionId } from "../ids";
import type { JobComparison } from "../jobs/job-comparison";
import type { JobSpec } from "../jobs/job-spec";
import type { StateReason } from "../jobs/state-reason";
import type { Voter } from "../quorum/voter";
import type { Random } from "../random";
import type { FullStanding } from "../reputation/standing";
import { InputHolders } from "../scheduling/input-holders";
import { JobIndex } from "../scheduling/job-index";
import type { PaceEstimate } from "../scheduling/pace";
import { Round } from "../scheduling/round";
import { Tally } from "../scheduling/tally";
import type { Millis } from "../time";
import type { BlockRun, PendingBatch } from "../units/block-run";
import type { ReopenedUnit } from "../units/reopen-in-block";
import { WaitingAnswers } from "../units/waiting-answers";
import type { SandboxCrashes } from "./jobs/sandbox-crashes";
import type { Policy } from "./policy";
import type { Wishes } from "./sessions/wishes";
import type { TrustMode } from "./trust/trust-modes";

/** Everything a coordinator holds in memory. It can be lost at any time: the store and the devices' leases rebuild it. */
export interface State {
  readonly policy: Policy;
  /** Prefix of grant ids, different at every start. */
  readonly epoch: string;
  grantsMade: number;
  stopped: boolean;
  /** Whether other coordinators work on the same jobs, so that a new one's dial is not this one's alone. */
  sharesDials: boolean;
  readonly jobs: Map<JobId, JobRun>;
  /** The same by the numbers by which the store and other coordinators call them. */
  readonly jobsByNumber: Map<number, JobRun>;
  /** The same by the hash of their program: none of a program that has none. */
  readonly jobsByProgram: Map<string, Set<JobRun>>;
  readonly sessions: Map<SessionId, Session>;
  readonly devices: Map<DeviceId, DeviceRun>;
  /** The same by household: none of a household that has none. */
  readonly devicesByHousehold: Map<HouseholdId, Set<DeviceRun>>;
  readonly grants: Map<GrantId, GrantRun>;
  /** The same by job: none of a job that has none. */
  readonly grantsByJob: Map<JobId, Set<GrantRun>>;
  readonly slotsByCustomer: Map<CustomerId, number>;
  /** Running jobs by whether a free slot may find something in them. */
  readonly index: JobIndex<JobRun>;
  /** Jobs with a slot. */
  readonly jobsAtWork: Set<JobRun>;
  /** While dials are shared: jobs of which this coordinator may have had a core since its last share. */
  readonly jobsWithShare: Set<JobRun>;
  /** Sessions with room on a slot, the most recently fed last; and how many at the front are to look again. */
  readonly hungry: Set<Session>;
  stirred: number;
  /** Sessions that are due for work when their turn comes. */
  readonly due: Set<Session>;
  /** How many in a row found nothing, and whether a sweep asked all to look. */
  vainLooks: number;
  sweeping: boolean;
  /** Units that may still be granted in this turn, see `beginTurn`. */
  allowance: number;
  /** Messages with results that are not durable yet. */
  uncommitted: number;
  /** Devices claimed since the start: blocks read earlier may still name their old households. */
  readonly claimedBy: Map<DeviceId, HouseholdId>;
  /** Demoted households, until the store has reported what it reopened. No block and no job ends before that. */
  demoted: { household: HouseholdId; strikes: boolean }[];
  /** Jobs that must end, or end a block, once all of that has been reopened. */
  readonly keptOpen: Set<JobRun>;
  /** Answers of units that are not settled, by who gave them. */
  readonly answers: WaitingAnswers<JobRun>;
  /** Programs of open jobs that ended sandboxes, by the hash of the program. */
  readonly sandboxCrashes: Map<string, SandboxCrashes>;
  /** Who is at work; null: to be determined, see `trustModeOf`. */
  trustMode: TrustMode | null;
  /** Some of the trusted anchors at work, found with it. */
  anchors: readonly DeviceRun[];
  /** Devices that came, went or rose in trust since it was determined. */
  trustChanges: number;
  /** How many devices of each household are connected. */
  readonly present: Tally<HouseholdId>;
  /** And of each network, where that is known. */
  readonly networks: Tally<NetworkId>;
  /** What sweeps work through, a part at a time. */
  readonly rounds: Rounds;
  /** Whether returned results may have created work unknown to idle sessions, and when it was last offered to them. */
  putUp: boolean;
  offeredAt: number;
  /** Which devices have read which inputs. Outlives their sessions, but not a restart. */
  readonly inputHolders: InputHolders;
  /** Chooses what is checked, so nobody may be able to predict it. */
  readonly random: Random;
}

export interface Rounds {
  grants: Round<GrantRun>;
  devices: Round<DeviceRun>;
  jobs: Round<JobRun>;
  /** Jobs that may let households try again. */
  readmitting: Round<JobRun>;
}

/** How many units were ended by their fuel limit, and how many by their time limit. */
export interface LimitHits {
  fuel: number;
  time: number;
}

export type JobState = "running" | "paused" | "finished" | "cancelled";

/** What the store knows of a job that has work left. */
export interface JobRecord {
  no: number;
  id: JobId;
  customerId: CustomerId;
  /** Of an organisation: the households of whoever is or was a member of it. Absent: its customer is a person. */
  members?: readonly HouseholdId[];
  state: JobState;
  spec: JobSpec;
  units: number;
  /** The quorum. */
  replicas: number;
  /** The city decides how much is checked, by each household's record. */
  adaptive: boolean;
  /** Absent: by bytes. */
  comparison?: JobComparison;
  cores: number;
  agreed: number;
  failed: number;
  /** Units that were settled and are computed again because the household that answered them was demoted. */
  reopened: number;
  fuel: number;
  spentNanos: number;
  budgetNanos: number;
  /** Where its customer submitted it from; null where that is not known. */
  network: NetworkId | null;
  /** Whether an admin has vouched for its customer. */
  vouched: boolean;
  /** The household of several people that its customer is or lately was in; absent: they vote alone. */
  customersHome?: HouseholdId;
  /** How many of its failures were caused by a limit; tracked until the first success, absent if there are none. */
  limitHits?: LimitHits;
  /** Why it is paused. */
  reason?: StateReason | null;
  /** Evidence against its program; absent: none. */
  sandboxCrashes?: SandboxCrashes;
}

/** What other coordinators may change about an open job. */
export interface JobFacts
  extends Pick<
    JobRecord,
    | "id"
    | "state"
    | "cores"
    | "units"
    | "agreed"
    | "failed"
    | "reopened"
    | "fuel"
    | "spentNanos"
    | "budgetNanos"
    | "vouched"
    | "customersHome"
    | "members"
    | "limitHits"
  > {
  reason: StateReason | null;
  sandboxCrashes: SandboxCrashes;
  /** Whether the store holds blocks that nobody has claimed. */
  freeBlocks: boolean;
}

export interface JobRun extends JobRecord {
  reason: StateReason | null;
  /** Since when, as of the last sweep, nobody has been working on it though it may run. */
  idleSince: Millis | null;
  /** How many of its cores it may have at this coordinator; infinite where that is the only one. */
  share: number;
  /** Worker slots in the city that work on it, by session. */
  slots: number;
  /** Sessions that have been granted any of its units. */
  sessions: Set<Session>;
  /** Claimed blocks that are not done. */
  blocks: Map<number, BlockRun>;
  blockBytes: number;
  /** Whether the store may hold blocks that nobody has claimed. */
  moreBlocks: boolean;
  claiming: boolean;
  /** Blocks became free during a claim, which may have missed them. */
  freedMeanwhile: boolean;
  /** Units reopened while their block was being read from the store, by block. */
  reopenedMeanwhile: Map<number, ReopenedUnit[]>;
  /** Leases held, and returned replicas of unsettled units: what may still be charged. */
  leases: number;
  waitingReplicas: number;
  /** Units granted ahead of older ones, less those granted in order since; see `grantHeld`. */
  aheadOfOrder: number;
  pace: PaceEstimate;
  /** Size of its program with the shared files: what a device fetches before its first unit. */
  programBytes: number;
  /** Settled units that hit a limit. */
  limitHits: LimitHits;
  /** Units whose cost more than one device confirmed, and what one replica of them cost together. */
  checkedFuel: { units: number; fuel: number };
  /** Of an adaptive job: trusted answers that gather, one pending batch per household, and those that are being checked. */
  pendingBatches: Map<HouseholdId, PendingBatch>;
  checking: Set<PendingBatch>;
  /** Attempts at its units that were noted as lost. */
  lostAttempts: number;
  /** Evidence since the coordinator started: households with a settled answer, and how often each was outvoted. */
  settledFor: Set<HouseholdId>;
  outvoted: Map<HouseholdId, number>;
  /** Those of them that returned impossible answers. */
  caught: Set<HouseholdId>;
  /** A household outvoted this often gets no more of its units while others can have them. */
  maxOutvotes: number;
}

/** A device's identity and its standing, while it is connected or holds leases. */
export interface DeviceRun extends Voter, FullStanding {
  no: number;
  id: DeviceId;
  /** What kind of machine it is, for people to read. */
  label: string;
  engine: string;
  banned: boolean;
  /** The city's own: an admin vouches for its answers. */
  anchored?: boolean;
  /** Totals for its own page: only what is, or is about to be, durable. */
  units: number;
  creditNanos: number;
  session: SessionId | null;
  grants: Set<GrantId>;
  /** Fuel of agreeing answers that does not yet amount to one agreement. */
  evidenceFuel: number;
  wishes: Wishes;
  /** For jobs billed by time: until when each worker slot's time has been billed. */
  billedUntil: number[];
}

export interface Session {
  id: SessionId;
  device: DeviceRun;
  slots: WorkerSlot[];
  /** It finishes what it holds and takes nothing more. */
  isLeaving: boolean;
  /** Slots from this one on get no more. */
  lent: number;
  /** The open jobs that it has been given units of lately, see `sessionJob`; the latest last. */
  jobs: Map<JobId, SessionJob>;
  /** Jobs at the front of the fair order that had nothing for it, and are skipped the next time. */
  passedOver: number;
  idleReason: IdleReason | null;
  /** Returned messages whose results are not durable yet; the session is fed when they are. */
  uncommitted: number;
}

/** A session's dealings with one job. */
export interface SessionJob {
  specSent: boolean;
  /** Null until it has returned a result. */
  pace: PaceEstimate | null;
}

/** One unit worker of a session, and the job that it is given to. */
export interface WorkerSlot {
  index: number;
  jobId: JobId | null;
  /** When the turn of its job began. */
  since: Millis;
  grants: Set<GrantId>;
}

/** Why a session gets no work; the resident is shown a sentence for each. */
export type IdleReason =
  | "no-work"
  | "all-jobs-at-their-dial"
  | "already-helped"
  | "stopped-by-admin"
  | "device-limited"
  | "engine-holds-no-scripts"
  | "crashed-its-sandbox"
  | "too-big-a-program"
  | "unwanted"
  | "offers-nothing";

/** Why all of a device's work was taken from it. */
export type StopReason =
  /** The whole city is stopped; `words` are the admin's. */
  { kind: "stopped-by-admin"; words: string } | { kind: "device-limited" };

/** Leases granted, renewed and ended together. */
export interface GrantRun extends Voter {
  id: GrantId;
  jobId: JobId;
  block: number;
  deviceId: DeviceId;
  /** Null after the session was lost. */
  sessionId: SessionId | null;
  slot: number;
  outstanding: Set<number>;
  grantedAt: Millis;
  expiresAt: Millis;
  /** When its slot last returned anything. */
  progressAt: Millis;
  /** The unit that its device runs by its last renewal, and when the device first said so. */
  running?: { unit: number; seenAt: Millis };
}

export function createState(policy: Policy, epoch: string, random: Random): State {
  const slotsByCustomer = new Map<CustomerId, number>();
  const jobs = new Map<JobId, JobRun>();
  const devices = new Map<DeviceId, DeviceRun>();
  const grants = new Map<GrantId, GrantRun>();
  return {
    policy,
    epoch,
    grantsMade: 0,
    stopped: false,
    sharesDials: false,
    jobs,
    jobsByNumber: new Map(),
    jobsByProgram: new Map(),
    sessions: new Map(),
    devices,
    grants,
    devicesByHousehold: new Map(),
    grantsByJob: new Map(),
    slotsByCustomer,
    index: new JobIndex<JobRun>((customer) => slotsByCustomer.get(customer) ?? 0),
    jobsAtWork: new Set(),
    jobsWithShare: new Set(),
    hungry: new Set(),
    stirred: 0,
    due: new Set(),
    vainLooks: 0,
    sweeping: false,
    allowance: policy.unitsPerTurn,
    uncommitted: 0,
    claimedBy: new Map(),
    demoted: [],
    keptOpen: new Set(),
    answers: new WaitingAnswers<JobRun>(),
    sandboxCrashes: new Map(),
    trustMode: null,
    anchors: [],
    trustChanges: 0,
    present: new Tally(),
    networks: new Tally(),
    rounds: {
      grants: new Round(grants),
      devices: new Round(devices),
      jobs: new Round(jobs),
      readmitting: new Round(jobs),
    },
    putUp: false,
    offeredAt: 0,
    inputHolders: new InputHolders(policy.inputHolders),
    random,
  };
}
