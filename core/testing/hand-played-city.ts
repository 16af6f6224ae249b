import { apply } from "../coordination/apply";
import { createEffects, type DeviceMessage, type Effects } from "../coordination/effects";
import type { CityEvent, ReopenedJob } from "../coordination/events";
import { mayFeedMore } from "../coordination/granting/feed-in-turn";
import { createState, type JobRecord, type JobRun, type State } from "../coordination/state";
import type { CustomerId, DeviceId, GrantId, HouseholdId, JobId, NetworkId, SessionId } from "../ids";
import { seededRandom } from "../random";
import { type Millis, millis, SECOND } from "../time";
import type { ClaimedBlock } from "../units/block-run";
import type { CheckedResult } from "../units/checked-result";
import { cityPolicy } from "./city-policy";
import { brokenLaws } from "./invariants";
import { simulatedSpec } from "./simulated-spec";

export type GrantMessage = Extract<DeviceMessage, { kind: "grant" }>;

const FUEL = 1_000_000;
/** What one replica of a hand-played unit costs, in nanodollars. */
export const REPLICA_NANOS = 1_000;

/** A device that connects. By default it is new, not blocked and a household of its own. */
export interface Visit {
  device?: string;
  household?: string;
  /** Earlier grants that it is still working on. */
  named?: GrantId[];
  banned?: boolean;
  network?: string;
  engine?: string;
  streak?: number;
}

/** A city that a test plays event by event; all laws must hold after every event. */
export class HandPlayedCity {
  readonly state: State;
  now: Millis = millis(1_000_000);
  last: Effects = createEffects();
  /** What a store would reopen when households are demoted. */
  reopens: () => ReopenedJob[] = () => [];
  readonly #messages: DeviceMessage[] = [];
  #jobsMade = 0;
  #devicesMade = 0;

  constructor(seed = 1, policy = cityPolicy) {
    this.state = createState(policy, "g", seededRandom(seed));
  }

  do(event: CityEvent): Effects {
    this.last = apply(this.state, event, this.now);
    while (mayFeedMore(this.state)) apply(this.state, { kind: "feeding.continued" }, this.now, this.last);
    this.#messages.push(...this.last.messages);
    const effects = this.last;
    const broken = brokenLaws(this.state);
    if (broken.length > 0) throw new Error(`After ${event.kind}: ${broken.join("; ")}`);
    const households = [...effects.commit.demotions.keys()];
    if (households.length > 0) this.do({ kind: "units.reopened", households, jobs: this.reopens() });
    this.last = effects;
    return effects;
  }

  wait(ms: number) {
    this.now = millis(this.now + ms);
  }

  /** Time passes, with a sweep every ten seconds; all devices renew what they hold. */
  live(ms: number, ...renewing: SessionId[]) {
    for (let left = ms; left > 0; left -= 10 * SECOND) {
      this.wait(10 * SECOND);
      for (const sessionId of renewing) this.renew(sessionId);
      this.do({ kind: "leases.swept" });
    }
  }

  renew(sessionId: SessionId, grantIds = [...(this.state.sessions.get(sessionId)?.device.grants ?? [])]) {
    this.do({ kind: "leases.renewed", sessionId, grantIds });
  }

  /** A running job of metered units whose blocks are all in memory. */
  open(plan: Partial<JobRecord> = {}, blocks?: ClaimedBlock[]): JobId {
    const no = ++this.#jobsMade;
    const id = `job${no}` as JobId;
    const job: JobRecord = {
      no,
      id,
      customerId: "ada" as CustomerId,
      state: "running",
      spec: simulatedSpec(id, "wasi"),
      units: 4,
      replicas: 1,
      adaptive: false,
      cores: 10,
      agreed: 0,
      failed: 0,
      reopened: 0,
      fuel: 0,
      spentNanos: 0,
      budgetNanos: 1_000_000_000,
      network: null,
      vouched: true,
      ...plan,
    };
    this.do({ kind: "job.opened", job });
    this.do({ kind: "blocks.claimed", jobId: id, blocks: blocks ?? freshBlocks(job.units), more: false });
    return id;
  }

  /** The store has blocks of the job that nobody has claimed. */
  freeBlocks(id: JobId) {
    this.job(id).moreBlocks = true;
    this.state.index.wake(this.job(id));
  }

  job(id: JobId): JobRun {
    const job = this.state.jobs.get(id);
    if (!job) throw new Error(`${id} is over`);
    return job;
  }

  join(slots = 1, visit: Visit = {}): SessionId {
    const { device = `device${++this.#devicesMade}`, household, named = [], banned = false } = visit;
    const { network = null, streak = 0, engine = "chromium" } = visit;
    const sessionId = `session of ${device} at ${this.now}` as SessionId;
    this.do({
      kind: "device.joined",
      sessionId,
      device: {
        no: Number(device.replace("device", "")),
        id: device as DeviceId,
        household: (household ?? `device:${device}`) as HouseholdId,
        network: network as NetworkId | null,
        streak,
        strikes: 0,
        unvouched: 0,
        label: device,
        engine,
        banned,
        units: 0,
        creditNanos: 0,
      },
    });
    this.renew(sessionId, named);
    this.do({ kind: "device.offered", sessionId, slots });
    return sessionId;
  }

  deviceOf(sessionId: SessionId): DeviceId {
    const session = this.state.sessions.get(sessionId);
    if (!session) throw new Error(`${sessionId} is over`);
    return session.device.id;
  }

  /** All grants that were ever sent to the session, in order. */
  grantsOf(sessionId: SessionId): GrantMessage[] {
    return this.#messages.filter(
      (message): message is GrantMessage => message.kind === "grant" && message.to === sessionId,
    );
  }

  /** Units that the session holds now. */
  unitsOf(sessionId: SessionId): number[] {
    const held = this.grantsOf(sessionId).flatMap((grant) => [
      ...(this.state.grants.get(grant.grantId)?.outstanding ?? []),
    ]);
    return held.sort((a, b) => a - b);
  }

  messagesTo(sessionId: SessionId, kind: DeviceMessage["kind"]): DeviceMessage[] {
    return this.#messages.filter((message) => message.kind === kind && message.to === sessionId);
  }

  /** Returns a unit that the session holds, or a result whose grant is proven. */
  returnUnit(sessionId: SessionId, unit: number, answer: Partial<CheckedResult> = {}): Effects {
    const grant = this.grantsOf(sessionId).findLast(({ grantId }) =>
      this.state.grants.get(grantId)?.outstanding.has(unit),
    );
    if (!grant) throw new Error(`${sessionId} does not hold unit ${unit}`);
    return this.returnTo(sessionId, grant.grantId, resultOf(unit, answer));
  }

  /** Returns everything that the session holds, until it gets nothing more. */
  returnAll(sessionId: SessionId, answer: Partial<CheckedResult> = {}) {
    for (let rounds = 0; rounds < 1_000; rounds++) {
      const [unit] = this.unitsOf(sessionId);
      if (unit === undefined) return;
      this.returnUnit(sessionId, unit, answer);
    }
  }

  returnTo(sessionId: SessionId, grantId: GrantId, result: CheckedResult): Effects {
    const effects = this.do({ kind: "results.returned", sessionId, grantId, results: [result] });
    this.#commit(sessionId, effects);
    return effects;
  }

  /** Presents a result under an earlier grant that the coordinator no longer knows. */
  present(
    sessionId: SessionId,
    { grantId, jobId, block, units }: Pick<GrantMessage, "grantId" | "jobId" | "block" | "units">,
    result: CheckedResult,
  ) {
    const proven = { jobId, block, units };
    const effects = this.do({ kind: "results.returned", sessionId, grantId, results: [result], proven });
    this.#commit(sessionId, effects);
    return effects;
  }

  #commit(sessionId: SessionId, { commit }: Effects) {
    if (commit.acknowledgements.length > 0) this.do({ kind: "results.committed", sessionIds: [sessionId] });
  }
}

/** The right answer, with whatever is overridden. */
export function resultOf(unit: number, answer: Partial<CheckedResult> = {}): CheckedResult {
  const output = { sizeBytes: 1 };
  const right = { kind: "output", unit, digest: new Uint8Array([unit]), fuel: FUEL, ms: 1_000, output };
  return { ...right, ...answer } as CheckedResult;
}

export const lostUnit = (unit: number): CheckedResult => ({ kind: "lost", unit, message: "no memory" });

export function freshBlocks(units: number, perBlock = cityPolicy.unitsPerBlock): ClaimedBlock[] {
  const blocks: ClaimedBlock[] = [];
  for (let first = 0; first < units; first += perBlock) {
    blocks.push({ seq: blocks.length, first, count: Math.min(perBlock, units - first), settled: [], returned: [] });
  }
  return blocks;
}
