import { createLog } from "#coordinator/log";
import { Coordinator } from "#coordinator/shell/coordinator";
import { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { createMemoryUnitStore } from "#coordinator/store/memory/memory-unit-store";
import type { RecheckBounds } from "#coordinator/store/recheck/recheck-bounds";
import { householdOf, type UnitStore } from "#coordinator/store/unit-store";
import type { DeviceMessage } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";
import type { JobRecord } from "#core/coordination/state";
import type { CustomerId, DeviceId, JobId, SessionId } from "#core/ids";
import { type Random, seededRandom } from "#core/random";
import { CHECKING, type Checking } from "#core/reputation/checking";
import { anchorStanding, isTrusted, newcomer } from "#core/reputation/standing";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { SECOND } from "#core/time";
import type { CheckedResult } from "#core/units/checked-result";
import { EventQueue } from "../event-queue";
import { type Known, lie, type MaliciousDevice } from "./lie";

export interface MaliciousPlan {
  seed: number;
  units: number;
  households: number;
  /** The kinds of malicious devices, and their shares of the households. */
  maliciousDevices: readonly (MaliciousDevice & { share: number })[];
  checking?: Checking;
  /** How many of the honest devices are the city's own. */
  anchors?: number;
  /** Units of a second job of a fixed quorum, which begins when the first has finished, and in which malicious devices always lie. */
  laterUnits?: number;
}

export interface MaliciousOutcome {
  accepted: number;
  wrong: number;
  /** When the first job had finished for the first time. */
  wrongAtFirst: number;
  /** Units that were settled and then computed again. */
  reopened: number;
  /** Units without an answer in the end. */
  givenUp: number;
  /** Replicas that devices computed, whether they counted or not. */
  computed: number;
  /** How often a household was demoted. */
  demoted: number;
}

type Grant = Extract<DeviceMessage, { kind: "grant" }>;

const JOB = "liars" as JobId;
const JOB_NO = 1;
const LATER = "liars-later" as JobId;
const LATER_NO = 2;
/** Enough work that each answer counts as evidence by itself. */
const FUEL = CHECKING.evidenceFuel;
const UNIT_MS = 30;
const BLOCK = 1_000;
const SWEEP_EVERY = 10;
/**
 * Malicious devices compute nothing, so they are quick: how many grants one returns while an honest device returns at
 * most one.
 */
const MALICIOUS_HASTE = 3;
const HONEST_PACE = 0.7;
/** The time until a result is durable and more work is granted. */
const COMMIT_MS = 5;
const MAX_ROUNDS = 1_000_000;

const BUDGET = 2 ** 51;
const RECHECKS: RecheckBounds = {
  ...{ devices: 100, days: 30, answers: 10_000, answersAtOnce: 10_000, units: 2_000, jobs: 50, restMs: 0 },
  ...{ grantNanos: 1e12, grantNanosADay: 1e15 },
};

/** Wrong answers differ from right ones in their first byte. */
const [RIGHT, WRONG] = [1, 2];

/**
 * One adaptive job of many units in a new city with malicious households, on the coordinator that ships, with an
 * in-memory store and no network.
 */
export async function liveWithMaliciousDevices(plan: MaliciousPlan): Promise<MaliciousOutcome> {
  const town = new LyingTown(plan);
  await town.open();
  for (let round = 0; round < MAX_ROUNDS && !town.isOver; round++) await town.live(round);
  if (!town.isOver) throw new Error(`The job did not end: ${JSON.stringify(town.outcome)}`);
  return town.outcome;
}

class LyingTown {
  readonly #random: Random;
  readonly #queue = new EventQueue(1_000_000);
  readonly #database = new MemoryDatabase();
  readonly #store: UnitStore;
  readonly #coordinator: Coordinator;
  readonly #checking: Checking;
  readonly #plan: MaliciousPlan;
  readonly #sessions: SessionId[] = [];
  readonly #maliciousDevices = new Map<SessionId, MaliciousDevice>();
  readonly #grants = new Map<SessionId, Grant[]>();
  #computed = 0;
  #demoted = 0;
  #reopened = 0;
  #anchors = 0;
  #wrongAtFirst: number | undefined;

  constructor(plan: MaliciousPlan) {
    this.#plan = plan;
    this.#checking = plan.checking ?? CHECKING;
    this.#random = seededRandom(plan.seed);
    this.#store = createMemoryUnitStore(this.#database, "coordinator", this.#checking);
    const queue = this.#queue;
    this.#coordinator = new Coordinator({
      policy: { ...cityPolicy, unitsPerBlock: BLOCK, unitsPerGrant: 256, blocksPerJob: 512, checking: this.#checking },
      store: this.#store,
      readUnits: async (rows) => ({ kind: "read", blocks: rows }),
      log: createLog("silent"),
      clock: {
        now: () => queue.now,
        after(ms, act) {
          queue.after(ms, act);
          return () => undefined; // Nothing is cancelled here.
        },
      },
      newEpoch: () => "g",
      random: this.#random,
      databaseReady: async () => undefined,
    });
  }

  async open() {
    this.#database.addJob(jobOf(JOB, JOB_NO, this.#plan.units), BLOCK);
    await this.#coordinator.start({
      send: (message) => {
        if (message.kind === "grant") this.#grants.get(message.to)?.push(message);
      },
      committed: ({ demotions }) => {
        this.#demoted += demotions.size;
      },
      reopened: (jobs) => {
        for (const { agreed, failed } of jobs) this.#reopened += agreed + failed;
      },
      restarted: () => {
        throw new Error("The store refused what the coordinator wrote.");
      },
    });
    const { households, maliciousDevices } = this.#plan;
    const places = Array.from({ length: households }, (_, place) => (place + 0.5) / households);
    for (let no = 1; no <= households; no++) {
      const [place = 1] = places.splice(Math.floor(this.#random() * places.length), 1);
      this.#join(no, maliciousDeviceAt(place, maliciousDevices));
    }
    await this.#pass(SECOND);
  }

  get outcome(): MaliciousOutcome {
    const wrong = this.#wrong;
    const { agreed: accepted, failed: givenUp } = this.#database.jobOf(JOB_NO).record;
    const [computed, demoted, reopened] = [this.#computed, this.#demoted, this.#reopened];
    return { accepted, wrong, wrongAtFirst: this.#wrongAtFirst ?? wrong, reopened, givenUp, computed, demoted };
  }

  /** Of the first job. */
  get #wrong(): number {
    let wrong = 0;
    for (const rows of this.#database.jobOf(JOB_NO).replicas.values())
      for (const { settles, failure, digest } of rows)
        if (settles && failure === undefined && digest[0] === WRONG) wrong += 1;
    return wrong;
  }

  get isOver(): boolean {
    const { jobs, doubted } = this.#database;
    const isLaterDone = this.#plan.laterUnits === undefined || this.#wrongAtFirst !== undefined;
    return isLaterDone && doubted.size === 0 && [...jobs.values()].every(({ record }) => record.state === "finished");
  }

  /** Every device returns a grant. */
  async live(round: number) {
    for (const sessionId of this.#sessions) {
      if (!this.#maliciousDevices.has(sessionId) && this.#random() > HONEST_PACE) continue;
      const times = this.#maliciousDevices.has(sessionId) ? MALICIOUS_HASTE : 1;
      for (let time = 0; time < times; time++) {
        const grant = this.#grants.get(sessionId)?.shift();
        if (grant) await this.#return(sessionId, grant);
      }
    }
    if (round % SWEEP_EVERY === 0) {
      const { sessions } = this.#coordinator.state;
      for (const sessionId of this.#sessions)
        this.#do({ kind: "leases.renewed", sessionId, grantIds: [...(sessions.get(sessionId)?.device.grants ?? [])] });
      this.#do({ kind: "leases.swept" });
      // Like the job follower: it finds what a demotion freed in the store.
      void this.#coordinator.refresh();
      if (this.#plan.laterUnits !== undefined) await this.#goOn(this.#plan.laterUnits);
    }
    await this.#pass(SECOND);
  }

  /** The second job begins when the first has ended, and then that is rechecked, as by the duty of every coordinator. */
  async #goOn(units: number) {
    if (this.#wrongAtFirst === undefined) {
      if (this.#database.jobOf(JOB_NO).record.state !== "finished") return;
      this.#wrongAtFirst = this.#wrong;
      this.#database.addJob({ ...jobOf(LATER, LATER_NO, units), adaptive: false }, BLOCK);
      void this.#coordinator.openJob(LATER);
      return;
    }
    const done = await this.#store.recheckNextJob(RECHECKS);
    if (done?.kind === "reopened") void this.#coordinator.openJob(JOB);
  }

  #join(no: number, maliciousDevice: MaliciousDevice | undefined) {
    const id = `device${no}` as DeviceId;
    const sessionId = `s${no}` as SessionId;
    if (maliciousDevice) this.#maliciousDevices.set(sessionId, maliciousDevice);
    this.#sessions.push(sessionId);
    this.#grants.set(sessionId, []);
    const household = householdOf({ id, ownerId: null, homeId: null });
    const isAnchor = !maliciousDevice && this.#anchors++ < (this.#plan.anchors ?? 0);
    const standing = isAnchor ? { ...anchorStanding(this.#checking), anchored: true } : newcomer();
    const facts = { network: null, label: id, engine: "other", banned: false, units: 0, creditNanos: 0, ...standing };
    this.#database.addDevice({ no, id, household, ownerName: null, outvoted: 0, ...facts });
    this.#do({ kind: "device.joined", sessionId, device: { no, id, household, ...facts } });
    this.#do({ kind: "device.offered", sessionId, slots: 1 });
  }

  async #return(sessionId: SessionId, { grantId, units, jobId }: Grant) {
    const device = this.#coordinator.state.sessions.get(sessionId)?.device;
    if (!device?.grants.has(grantId)) return;
    const known = { trusted: isTrusted(device, this.#checking), streak: device.streak };
    const results = units.map((unit) => this.#answer(sessionId, unit, known, jobId));
    this.#computed += results.length;
    this.#do({ kind: "results.returned", sessionId, grantId, results });
    await this.#pass(COMMIT_MS);
  }

  #answer(sessionId: SessionId, unit: number, known: Known, jobId: JobId): CheckedResult {
    const kind = this.#maliciousDevices.get(sessionId);
    const maliciousDevice = kind && jobId === LATER ? { ...kind, rate: 1 } : kind;
    const answer = maliciousDevice ? lie(maliciousDevice, unit, known, this.#random) : ({ kind: "true" } as const);
    const digest = answer.kind === "true" ? digestOf(RIGHT, unit) : digestOf(WRONG, answer.mark);
    return {
      kind: "output",
      unit,
      digest,
      fuel: FUEL,
      ms: UNIT_MS,
      output: { bytes: digest, sizeBytes: digest.length },
    };
  }

  #do(event: CityEvent) {
    this.#coordinator.dispatch(event);
  }

  /** Advances the time, with everything that happens in it. */
  async #pass(ms: number) {
    const until = this.#queue.now + ms;
    this.#queue.at(until, () => undefined);
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.step(until));
  }
}

const digestOf = (kind: number, mark: number) => new Uint8Array([kind, mark >>> 24, mark >>> 16, mark >>> 8, mark]);

function jobOf(id: JobId, no: number, units: number): JobRecord {
  const spec = simulatedSpec(id, "wasi");
  return {
    ...{ no, id, customerId: "ada" as CustomerId, state: "running" },
    ...{ spec: { ...spec, limits: { ...spec.limits, fuel: FUEL } }, units, replicas: 2, adaptive: true },
    ...{ cores: 100_000, agreed: 0, failed: 0, reopened: 0, fuel: 0, spentNanos: 0 },
    ...{ budgetNanos: BUDGET, network: null, vouched: true },
  };
}

/** Kinds are assigned to households by shares; the rest are honest. */
function maliciousDeviceAt(
  place: number,
  maliciousDevices: MaliciousPlan["maliciousDevices"],
): MaliciousDevice | undefined {
  let upTo = 0;
  for (const maliciousDevice of maliciousDevices) {
    upTo += maliciousDevice.share;
    if (place < upTo) return maliciousDevice;
  }
  return undefined;
}
