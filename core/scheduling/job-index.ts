import type { CustomerId } from "../ids";
import type { Runtime } from "../jobs/job-spec";
import { type WorkKind, workKindOf } from "../jobs/work-kind";
import { coresHere } from "./cores-here";
import { FairOrder } from "./fair-order";
import type { Contender } from "./fair-share";
import { GaveWay } from "./gave-way";

/** Why a job has nothing for any free slot: it is skipped until something about it changes. */
export type Resting = "no-work" | "all-jobs-at-their-dial" | "already-helped" | "blocks-coming";

/** What the index depends on. */
export interface IndexedJob extends Contender {
  state: string;
  /** How many of its cores it may have at this coordinator; infinite where that is the only one. */
  share: number;
  spec: { runtime: Runtime; workKind?: WorkKind };
  /** The blocks in memory. */
  blocks: { size: number };
}

/** Reasons for a device without work, by priority: the first that applies to any job is given. */
const TOLD_FIRST = ["blocks-coming", "already-helped", "all-jobs-at-their-dial"] as const;

const COMMANDS: readonly Runtime[] = ["wasi"];
const BOTH: readonly Runtime[] = ["wasi", "js"];
const NONE: ReadonlySet<WorkKind> = new Set();

const hasBlocks = ({ blocks }: IndexedJob) => blocks.size > 0;

/** The first job that is left of an order. */
interface Head<J extends IndexedJob> {
  job: J;
  order: FairOrder<J>;
  rest: Iterator<J, void, void>;
}

/** Whether the first job is worse served than the other; of equals, who has waited longer. */
function isBefore<J extends IndexedJob>(one: Head<J>, other: Head<J>): boolean {
  if (one.job.customerId === other.job.customerId) return one.job.slots < other.job.slots;
  const [level, place] = one.order.standing(one.job.customerId);
  const [otherLevel, otherPlace] = other.order.standing(other.job.customerId);
  return level === otherLevel ? place < otherPlace : level < otherLevel;
}

/**
 * Running jobs, indexed by whether a free slot may find work in them, so that a choice inspects few of them. Whatever
 * changes a job wakes it, in O(1); the next device that finds nothing in it, for a reason that applies to all devices,
 * makes it rest again.
 */
export class JobIndex<J extends IndexedJob> {
  readonly #slotsOf: (customer: CustomerId) => number;
  readonly #gaveWay = new GaveWay();
  #placed = 0;
  /**
   * By runtime and kind of work, as jobs of these appear: some devices may not have the one, or have excluded the
   * other.
   */
  readonly #ready: Record<Runtime, Map<WorkKind, FairOrder<J>>> = { wasi: new Map(), js: new Map() };
  readonly #resting = new Map<J, Resting>();
  readonly #count: Record<Resting, number> = {
    "no-work": 0,
    "all-jobs-at-their-dial": 0,
    "already-helped": 0,
    "blocks-coming": 0,
  };

  constructor(slotsOf: (customer: CustomerId) => number) {
    this.#slotsOf = slotsOf;
  }

  /** Something about the job changed: its state, its dial, its money, its blocks or its units. */
  wake(job: J): void {
    if (job.state !== "running") this.drop(job);
    else if (job.slots >= coresHere(job)) this.rest(job, "all-jobs-at-their-dial");
    else {
      this.#keep(job);
      this.#wakeUp(job);
      this.#readyFor(job).add(job);
    }
  }

  /** It may have more or less work for others now; its state, dial, slots and blocks are unchanged. */
  reconsider(job: J): void {
    if (this.#resting.has(job)) this.wake(job);
  }

  rest(job: J, why: Resting): void {
    // Most changes of a job at its dial leave it there.
    if (this.#resting.get(job) === why) return;
    this.#keep(job);
    this.#wakeUp(job);
    this.#readyFor(job).delete(job);
    this.#resting.set(job, why);
    this.#count[why] += 1;
  }

  drop(job: J): void {
    if (this.#has(job)) this.#gaveWay.jobEnded(job.customerId);
    this.#wakeUp(job);
    this.#readyFor(job).delete(job);
  }

  tookSlot(job: J): void {
    this.#gaveWay.delete(job.customerId);
    this.#slotsChanged(job);
  }

  /** To another customer, where it gave way: its own waits in line then, even if it has something ready at once. */
  leftSlot(job: J, gaveWay: boolean): void {
    if (gaveWay) this.#gaveWay.add(job.customerId);
    this.#slotsChanged(job);
  }

  /** Its slots changed, and with them its customer's. */
  #slotsChanged(job: J): void {
    const atItsDial = job.slots >= coresHere(job);
    const wasAtItsDial = this.#resting.get(job) === "all-jobs-at-their-dial";
    if (atItsDial !== wasAtItsDial && (wasAtItsDial || this.isReady(job))) this.wake(job);
    for (const kinds of Object.values(this.#ready)) for (const ready of kinds.values()) ready.reorder(job);
  }

  isReady(job: J): boolean {
    return this.#readyFor(job).has(job);
  }

  /**
   * Jobs that may have work, the least served first; jobs may be woken and rested during iteration. Each step costs
   * O(kinds of work that have any), whatever the number of jobs.
   */
  candidates(takesScripts: boolean, refused: ReadonlySet<WorkKind> = NONE): Iterable<J> {
    const orders: FairOrder<J>[] = [];
    for (const runtime of takesScripts ? BOTH : COMMANDS)
      for (const [kind, ready] of this.#ready[runtime]) if (!ready.isEmpty && !refused.has(kind)) orders.push(ready);
    const [only] = orders;
    return orders.length > 1 ? this.#merged(orders) : (only ?? []);
  }

  /** Whether there are scripts, for browsers that may run them. */
  get hasScripts(): boolean {
    return [...this.#ready.js.values()].some((ready) => !ready.isEmpty);
  }

  /** Whether there is anything of these kinds. */
  hasAnyOf(kinds: ReadonlySet<WorkKind>): boolean {
    const isThere = (runtime: Runtime, kind: WorkKind) => this.#ready[runtime].get(kind)?.isEmpty === false;
    return [...kinds].some((kind) => isThere("wasi", kind) || isThere("js", kind));
  }

  /** Jobs that wait for their blocks. */
  get blocksComing(): number {
    return this.#count["blocks-coming"];
  }

  whyNothing(): Resting {
    return TOLD_FIRST.find((why) => this.#count[why] > 0) ?? "no-work";
  }

  *#merged(orders: readonly FairOrder<J>[]): Generator<J, void, void> {
    const heads: Head<J>[] = [];
    for (const order of orders) {
      const rest = order[Symbol.iterator]();
      const first = rest.next();
      if (!first.done) heads.push({ job: first.value, order, rest });
    }
    while (heads.length > 0) {
      let worst = 0;
      for (let at = 1; at < heads.length; at++) if (isBefore(heads[at] as Head<J>, heads[worst] as Head<J>)) worst = at;
      const head = heads[worst] as Head<J>;
      yield head.job;
      const next = head.rest.next();
      if (next.done) heads.splice(worst, 1);
      else head.job = next.value;
    }
  }

  #has(job: J): boolean {
    return this.#resting.has(job) || this.isReady(job);
  }

  #keep(job: J) {
    if (!this.#has(job)) this.#gaveWay.jobBegan(job.customerId);
  }

  #wakeUp(job: J) {
    const why = this.#resting.get(job);
    if (why === undefined) return;
    this.#resting.delete(job);
    this.#count[why] -= 1;
  }

  #readyFor(job: J): FairOrder<J> {
    const kinds = this.#ready[job.spec.runtime];
    const kind = workKindOf(job.spec);
    const known = kinds.get(kind);
    if (known) return known;
    const made = new FairOrder<J>({
      slotsOf: this.#slotsOf,
      gaveWay: (customer) => this.#gaveWay.has(customer),
      isReadyAtOnce: hasBlocks,
      nextPlace: () => this.#placed++,
    });
    kinds.set(kind, made);
    return made;
  }
}
