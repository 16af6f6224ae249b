import { apply } from "../../coordination/apply";
import type { DeviceMessage } from "../../coordination/effects";
import type { CityEvent, Returned } from "../../coordination/events";
import { type City, createCity } from "../../coordination/state";
import type { CustomerId, DeviceId, HouseholdId, JobId, SessionId } from "../../ids";
import { type Random, seededRandom } from "../../random";
import { CHECKING, type Checking } from "../../reputation/checking";
import { isTrusted, newcomer } from "../../reputation/standing";
import { type Millis, millis, SECOND } from "../../time";
import { cityPolicy } from "../city-policy";
import { simulatedSheet } from "../simulated-sheet";
import { type Known, type Liar, lie } from "./lie";
import { PaperStore, rightDigest, wrongDigest } from "./paper-store";

export interface LiarsPlan {
  seed: number;
  units: number;
  households: number;
  /** Who lies, and how many of the households are of that kind. */
  liars: readonly (Liar & { share: number })[];
  checking?: Checking;
}

export interface LiarsOutcome {
  accepted: number;
  wrong: number;
  /** Units that were settled and then computed again. */
  reopened: number;
  /** Units without an answer in the end. */
  givenUp: number;
  /** Replicas that devices computed, whatever became of them. */
  computed: number;
  /** Times that a household lost its trust. */
  demoted: number;
}

type Grant = Extract<DeviceMessage, { kind: "grant" }>;

const JOB = "liars" as JobId;
/** Work enough that each answer is evidence by itself. */
const FUEL = CHECKING.evidenceFuel;
const UNIT_MS = 30;
const BLOCK = 1_000;
const SWEEP_EVERY = 10;
/** Who computes nothing is quick: grants that a liar returns while an honest device may return one, or be at it still. */
const LIARS_HASTE = 3;
const HONEST_PACE = 0.7;
const MOST_ROUNDS = 1_000_000;

/**
 * One adaptive job of many units in a new city of which a part lies, on the real core with nothing around it: no wires,
 * no store, every result durable at once.
 */
export function liveWithLiars(plan: LiarsPlan): LiarsOutcome {
  const town = new LyingTown(plan);
  for (let round = 0; round < MOST_ROUNDS && !town.isOver; round++) town.live(round);
  if (!town.isOver) throw new Error(`The job did not end: ${JSON.stringify(town.outcome)}`);
  return town.outcome;
}

class LyingTown {
  readonly #random: Random;
  readonly #city: City;
  readonly #checking: Checking;
  readonly #sessions: SessionId[] = [];
  readonly #liars = new Map<SessionId, Liar>();
  readonly #grants = new Map<SessionId, Grant[]>();
  readonly #store: PaperStore;
  #computed = 0;
  #demoted = 0;
  #now: Millis = millis(1_000_000);

  constructor(plan: LiarsPlan) {
    this.#checking = plan.checking ?? CHECKING;
    this.#random = seededRandom(plan.seed);
    const policy = { ...cityPolicy, unitsPerBlock: BLOCK, unitsPerGrant: 256, blocksPerJob: 512 };
    this.#city = createCity({ ...policy, checking: this.#checking }, "g", this.#random);
    const { units } = plan;
    const { reopenedUnits } = this.#checking;
    this.#store = new PaperStore({ id: JOB, units, unitsPerBlock: BLOCK, fuel: FUEL, ms: UNIT_MS, reopenedUnits });
    this.#open(plan.units);
    const places = Array.from({ length: plan.households }, (_, place) => (place + 0.5) / plan.households);
    for (let no = 1; no <= plan.households; no++) {
      const [place = 1] = places.splice(Math.floor(this.#random() * places.length), 1);
      this.#join(no, liarAt(place, plan.liars));
    }
  }

  get outcome(): LiarsOutcome {
    const { accepted, wrong, reopened, givenUp } = this.#store;
    return { accepted, wrong, reopened, givenUp, computed: this.#computed, demoted: this.#demoted };
  }

  get isOver(): boolean {
    return this.#city.jobs.size === 0;
  }

  /** Every device returns a grant. */
  live(round: number) {
    this.#now = millis(this.#now + SECOND);
    for (const sessionId of this.#sessions) {
      if (!this.#liars.has(sessionId) && this.#random() > HONEST_PACE) continue;
      const times = this.#liars.has(sessionId) ? LIARS_HASTE : 1;
      for (let time = 0; time < times; time++) {
        const grant = this.#grants.get(sessionId)?.shift();
        if (grant) this.#return(sessionId, grant);
      }
    }
    const grantIds = (sessionId: SessionId) => [...(this.#city.sessions.get(sessionId)?.device.grants ?? [])];
    if (round % SWEEP_EVERY !== 0) return;
    for (const sessionId of this.#sessions)
      this.#do({ kind: "leases.renewed", sessionId, grantIds: grantIds(sessionId) });
    this.#do({ kind: "leases.swept" });
  }

  #open(units: number) {
    const sheet = simulatedSheet(JOB, "wasi");
    const job = {
      no: 1,
      id: JOB,
      customerId: "ada" as CustomerId,
      state: "running" as const,
      sheet: { ...sheet, limits: { ...sheet.limits, fuel: FUEL } },
      units,
      replicas: 2,
      adaptive: true,
      cores: 100_000,
      agreed: 0,
      failed: 0,
      reopened: 0,
      fuel: 0,
      spentNanos: 0,
      budgetNanos: Number.MAX_SAFE_INTEGER,
      network: null,
      vouched: true,
    };
    this.#do({ kind: "job.opened", job });
  }

  #join(no: number, liar: Liar | undefined) {
    const id = `device${no}` as DeviceId;
    const sessionId = `s${no}` as SessionId;
    if (liar) this.#liars.set(sessionId, liar);
    this.#sessions.push(sessionId);
    this.#grants.set(sessionId, []);
    const household = `device:${id}` as HouseholdId;
    const facts = { network: null, label: id, engine: "other", banned: false, units: 0, creditNanos: 0, ...newcomer() };
    this.#do({ kind: "device.joined", sessionId, device: { no, id, household, ...facts } });
    this.#do({ kind: "device.offered", sessionId, slots: 1 });
  }

  #return(sessionId: SessionId, { grantId, units }: Grant) {
    const device = this.#city.sessions.get(sessionId)?.device;
    if (!device?.grants.has(grantId)) return;
    const known = { trusted: isTrusted(device, this.#checking), streak: device.streak };
    const results = units.map((unit) => this.#answer(sessionId, unit, known));
    this.#computed += results.length;
    this.#do({ kind: "results.returned", sessionId, grantId, results });
    this.#do({ kind: "results.committed", sessionIds: [sessionId] });
  }

  #answer(sessionId: SessionId, unit: number, known: Known): Returned {
    const liar = this.#liars.get(sessionId);
    const answer = liar ? lie(liar, unit, known, this.#random) : ({ kind: "true" } as const);
    const digest = answer.kind === "true" ? rightDigest(unit) : wrongDigest(answer.mark);
    return { kind: "output", unit, digest, fuel: FUEL, ms: UNIT_MS, output: digest, outputBytes: digest.length };
  }

  #do(event: CityEvent) {
    const { commit, messages, claims } = apply(this.#city, event, this.#now);
    this.#store.write(commit);
    this.#demoted += commit.demotions.size;
    for (const message of messages) if (message.kind === "grant") this.#grants.get(message.to)?.push(message);
    for (const { blocks } of claims) this.#do({ kind: "blocks.claimed", jobId: JOB, ...this.#store.claim(blocks) });
    const households = [...commit.demotions.keys()];
    if (households.length === 0) return;
    const blocks = this.#city.jobs.get(JOB)?.blocks;
    const jobs = this.#store.reopen(households, (block) => blocks?.has(block) === true);
    this.#do({ kind: "units.reopened", households, jobs });
  }
}

/** Kinds are dealt to households by shares; the rest are honest. */
function liarAt(place: number, liars: LiarsPlan["liars"]): Liar | undefined {
  let upTo = 0;
  for (const liar of liars) {
    upTo += liar.share;
    if (place < upTo) return liar;
  }
  return undefined;
}
