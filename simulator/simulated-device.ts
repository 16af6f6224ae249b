import type { ProvenGrant } from "#core/coordination/events";
import type { DeviceId, GrantId, JobId } from "#core/ids";
import type { Random } from "#core/random";
import { cityPolicy } from "#core/testing/city-policy";
import { SECOND } from "#core/time";
import type { CheckedResult } from "#core/units/checked-result";
import { answerAs } from "./answer-as";
import type { EventQueue } from "./event-queue";
import type { DeviceAct, DevicePlan, JobPlan } from "./scenario";
import type { SimulatedSite } from "./simulated-site";
import type { Connection, DeviceEnd, FromDevice, ToDevice } from "./simulated-sockets";
import { millisOn } from "./true-answer";

interface HeldGrant {
  id: GrantId;
  stub: ProvenGrant;
  slot: number;
  connection: Connection;
  waiting: number[];
  open: Set<number>;
}

interface OutboxItem {
  grantId: GrantId;
  stub: ProvenGrant;
  result: CheckedResult;
  sent: boolean;
}

interface DeviceParts {
  queue: EventQueue;
  random: Random;
  site: Pick<SimulatedSite, "up" | "connect" | "breakOff" | "send">;
  broken: (law: string) => void;
  jobs: ReadonlyMap<JobId, { no: number; plan: JobPlan }>;
  /** A slot has computed for so long, whether a result came of it or not. */
  worked?: (fromMs: number, toMs: number) => void;
}

const RENEW_EVERY_MS = 20 * SECOND;
const MAX_RECONNECT_MS = 5 * SECOND;
const MIN_LOSS_WAIT_MS = 100;
const MAX_LOSS_WAIT_MS = 30 * SECOND;
const LATE_MS = cityPolicy.leaseMs + 30 * SECOND;

/** A donor's device: lease book, outbox and slots, computing in virtual time according to its character. */
export class SimulatedDevice implements DeviceEnd {
  readonly id: DeviceId;
  readonly #plan: DevicePlan;
  readonly #parts: DeviceParts;
  readonly #book = new Map<GrantId, HeldGrant>();
  readonly #outbox = new Set<OutboxItem>();
  /** Jobs whose specs this connection has received. */
  readonly #specs = new Set<JobId>();
  #connection: Connection | undefined;
  #welcomed = false;
  #on = false;
  #slots: number;
  /** What each slot computes. */
  #busy: (HeldGrant | undefined)[] = [];
  #turn: number[] = [];
  /** Since when. */
  readonly #busySince: number[] = [];
  #lossesInARow = 0;

  constructor(id: DeviceId, plan: DevicePlan, parts: DeviceParts) {
    this.id = id;
    this.#plan = plan;
    this.#slots = plan.slots;
    this.#parts = parts;
  }

  /** Schedules its whole life. */
  live(calmAtMs: number) {
    const { queue } = this.#parts;
    queue.at(this.#plan.joinsAtMs, () => {
      this.#on = true;
      this.#connect();
      this.#renewForEver();
    });
    for (const act of this.#plan.acts) {
      const atMs = Math.max(act.atMs, this.#plan.joinsAtMs);
      if (atMs < calmAtMs) queue.at(atMs, () => this.#suffer(act));
    }
    queue.at(calmAtMs, () => {
      if (this.#on) this.#resize(this.#plan.slots);
    });
  }

  onMessage(message: ToDevice) {
    switch (message.kind) {
      case "welcome":
        return this.#greet();
      case "grant":
        return this.#take(message);
      case "hold":
        return;
      case "refuse":
      case "acknowledge": {
        const units = new Set(message.units);
        for (const item of this.#outbox) {
          if (item.grantId === message.grantId && units.has(item.result.unit)) this.#outbox.delete(item);
        }
        return;
      }
      case "revoke-all":
        return this.#forget(() => true);
      case "revoke-job":
        return this.#forget((grant) => grant.stub.jobId === message.jobId);
      case "revoke-slot":
        return this.#forget((grant) => grant.stub.jobId === message.jobId && grant.slot === message.slot);
      case "idle":
        return;
      default:
        throw new Error(`Unhandled message: ${(message satisfies never as ToDevice).kind}`);
    }
  }

  onDisconnect() {
    this.#connection = undefined;
    this.#welcomed = false;
    const { queue, random } = this.#parts;
    queue.after(random() * MAX_RECONNECT_MS, () => this.#connect());
  }

  #connect() {
    if (!this.#on || this.#connection) return;
    if (this.#parts.site.up) this.#connection = this.#parts.site.connect(this);
    else this.#parts.queue.after(SECOND, () => this.#connect());
  }

  #greet() {
    this.#welcomed = true;
    this.#specs.clear();
    this.#send({ kind: "renew", grantIds: [...this.#book.keys()] });
    const jobIds = [...this.#book.values()].map(({ stub }) => stub.jobId);
    this.#send({ kind: "held", jobIds: [...new Set(jobIds)] });
    for (const item of this.#outbox) this.#present(item);
    this.#send({ kind: "room", slots: this.#slots });
  }

  #renewForEver() {
    this.#parts.queue.after(RENEW_EVERY_MS, () => {
      const { character } = this.#plan;
      const renews = character !== "mute" && character !== "latecomer";
      if (this.#welcomed && renews && this.#book.size > 0)
        this.#send({ kind: "renew", grantIds: [...this.#book.keys()] });
      for (const item of this.#outbox) {
        if (item.sent && this.#welcomed) this.#present(item);
        item.sent = true;
      }
      this.#renewForEver();
    });
  }

  #suffer(act: DeviceAct) {
    if (!this.#on) return;
    switch (act.kind) {
      case "drop":
        return this.#awayFor(act.forMs);
      case "reload":
        this.#forget(() => true);
        return this.#awayFor(act.forMs);
      case "crash":
        this.#forget(() => true);
        this.#outbox.clear();
        return this.#awayFor(act.forMs);
      case "stop": {
        const slots = this.#slots;
        this.#resize(0);
        return this.#parts.queue.after(act.forMs, () => this.#resize(Math.max(slots, this.#slots)));
      }
      case "resize":
        return this.#resize(act.slots);
      case "quit":
        this.#forget(() => true);
        this.#awayFor(0);
        this.#on = false;
        return;
      default:
        throw new Error(`Unhandled act: ${(act satisfies never as DeviceAct).kind}`);
    }
  }

  #awayFor(ms: number) {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#welcomed = false;
    if (connection) this.#parts.site.breakOff(connection);
    this.#parts.queue.after(ms, () => this.#connect());
  }

  #resize(slots: number) {
    this.#slots = slots;
    for (const grant of this.#book.values()) {
      if (grant.slot < slots) continue;
      this.#book.delete(grant.id);
      this.#send({ kind: "release", grantId: grant.id, units: [...grant.open] });
    }
    this.#abandonForgotten();
    this.#send({ kind: "room", slots });
  }

  #take(message: Extract<ToDevice, { kind: "grant" }>) {
    const { grantId, jobId, block, slot, units, spec } = message;
    if (spec) this.#specs.add(jobId);
    if (!this.#specs.has(jobId)) this.#parts.broken(`${this.id} got ${grantId} and was never told about ${jobId}`);
    if (slot >= this.#slots) return this.#send({ kind: "release", grantId, units });
    if (!this.#connection) return;
    this.#book.set(grantId, {
      id: grantId,
      stub: { jobId, block, units },
      slot,
      connection: this.#connection,
      waiting: [...units],
      open: new Set(units),
    });
    this.#work(slot);
  }

  #forget(gone: (grant: HeldGrant) => boolean) {
    for (const grant of this.#book.values()) if (gone(grant)) this.#book.delete(grant.id);
    this.#abandonForgotten();
  }

  #abandonForgotten() {
    this.#busy.forEach((grant, slot) => {
      if (!grant || this.#book.has(grant.id)) return;
      this.#rest(slot);
      this.#turn[slot] = (this.#turn[slot] ?? 0) + 1;
      this.#work(slot);
    });
  }

  #rest(slot: number) {
    this.#busy[slot] = undefined;
    const { worked, queue } = this.#parts;
    worked?.(this.#busySince[slot] ?? queue.now, queue.now);
  }

  /** Starts the slot's next unit, if it is free. */
  #work(slot: number) {
    const { character } = this.#plan;
    if (this.#busy[slot] || character === "staller" || character === "mute") return;
    for (const grant of this.#book.values()) {
      if (grant.slot !== slot) continue;
      const unit = grant.waiting.shift();
      if (unit === undefined) continue;
      this.#busy[slot] = grant;
      this.#busySince[slot] = this.#parts.queue.now;
      this.#turn[slot] = (this.#turn[slot] ?? 0) + 1;
      return this.#compute(slot, grant, unit, this.#turn[slot]);
    }
  }

  #compute(slot: number, grant: HeldGrant, unit: number, turn: number | undefined) {
    const { queue, random, jobs } = this.#parts;
    const job = jobs.get(grant.stub.jobId);
    if (!job) throw new Error(`${grant.stub.jobId} was never opened`);
    const ms = millisOn(this.#plan.slowness, job, unit, random);
    const result = answerAs(this.#plan.character, job, unit, ms, random);
    const takes = result.kind === "lost" ? this.#lossWait() : ms + (this.#plan.character === "latecomer" ? LATE_MS : 0);
    if (result.kind !== "lost") this.#lossesInARow = 0;
    queue.after(takes, () => {
      if (this.#turn[slot] !== turn) return;
      this.#rest(slot);
      grant.open.delete(unit);
      if (grant.open.size === 0) this.#book.delete(grant.id);
      this.#submit(grant, result);
      this.#work(slot);
    });
  }

  #lossWait() {
    return Math.min(MIN_LOSS_WAIT_MS * 2 ** this.#lossesInARow++, MAX_LOSS_WAIT_MS);
  }

  #submit(grant: HeldGrant, result: CheckedResult) {
    const item = { grantId: grant.id, stub: grant.stub, result, sent: false };
    this.#outbox.add(item);
    if (!this.#welcomed) return;
    if (grant.connection !== this.#connection || this.#plan.character === "latecomer") return this.#present(item);
    const results = [result];
    if (this.#plan.character === "stutterer")
      results.push(result, { ...result, unit: Math.max(...grant.stub.units) + 1 });
    this.#send({ kind: "return", grantId: grant.id, results });
    if (this.#plan.character === "stutterer") this.#present(item);
  }

  #present({ grantId, stub, result }: OutboxItem) {
    this.#send({ kind: "return", grantId, results: [result], stub });
  }

  #send(message: FromDevice) {
    if (this.#connection && this.#welcomed) this.#parts.site.send(this.#connection, message);
  }
}
