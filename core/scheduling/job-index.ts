import type { CustomerId } from "../ids";
import type { Runtime } from "../jobs/job-spec";
import { FairOrder } from "./fair-order";
import { type Contender, precedes } from "./fair-share";

/** Why a job has nothing for any free slot: it is left alone until something about it changes. */
export type Resting = "no-work" | "all-jobs-at-their-dial" | "already-helped" | "blocks-coming";

/** What the index goes by. */
export interface IndexedJob extends Contender {
  state: string;
  spec: { runtime: Runtime };
  /** Those in memory. */
  blocks: { size: number };
}

/** The first of these that holds for any job is the reason that a device without work gets. */
const TOLD_FIRST = ["blocks-coming", "already-helped", "all-jobs-at-their-dial"] as const;

const hasBlocks = ({ blocks }: IndexedJob) => blocks.size > 0;

/**
 * Running jobs by whether a free slot may find something in them, so that a choice looks at few of them. Whatever changes a
 * job wakes it: that costs O(1), and the next device that looks at it in vain for a reason that holds for all lets it rest
 * again.
 */
export class JobIndex<J extends IndexedJob> {
  readonly #slotsOf: (customer: CustomerId) => number;
  readonly #ready: Record<Runtime, FairOrder<J>>;
  readonly #resting = new Map<J, Resting>();
  readonly #count: Record<Resting, number> = {
    "no-work": 0,
    "all-jobs-at-their-dial": 0,
    "already-helped": 0,
    "blocks-coming": 0,
  };

  constructor(slotsOf: (customer: CustomerId) => number) {
    this.#slotsOf = slotsOf;
    this.#ready = { wasi: new FairOrder<J>(slotsOf, hasBlocks), js: new FairOrder<J>(slotsOf, hasBlocks) };
  }

  /** Something about the job changed: its state, its dial, its money, its blocks or its units. */
  wake(job: J): void {
    if (job.state !== "running") this.drop(job);
    else if (job.slots >= job.cores) this.rest(job, "all-jobs-at-their-dial");
    else {
      this.#wakeUp(job);
      this.#readyFor(job).add(job);
    }
  }

  rest(job: J, why: Resting): void {
    this.drop(job);
    this.#resting.set(job, why);
    this.#count[why] += 1;
  }

  drop(job: J): void {
    this.#wakeUp(job);
    this.#readyFor(job).delete(job);
  }

  /** Its slots changed, and with them its customer's. */
  slotsChanged(job: J): void {
    const atItsDial = job.slots >= job.cores;
    const wasAtItsDial = this.#resting.get(job) === "all-jobs-at-their-dial";
    if (atItsDial !== wasAtItsDial && (wasAtItsDial || this.isReady(job))) this.wake(job);
    for (const ready of Object.values(this.#ready)) ready.reorder(job);
  }

  isReady(job: J): boolean {
    return this.#readyFor(job).has(job);
  }

  /** Jobs that may have something, the worst served first; jobs may be woken and rested meanwhile. */
  candidates(takesScripts: boolean): Iterable<J> {
    if (!takesScripts || this.#ready.js.isEmpty) return this.#ready.wasi;
    return this.#ready.wasi.isEmpty ? this.#ready.js : this.#merged();
  }

  /** Whether there are scripts for browsers that may have them. */
  get hasScripts(): boolean {
    return !this.#ready.js.isEmpty;
  }

  /** Jobs that wait for their blocks. */
  get blocksComing(): number {
    return this.#count["blocks-coming"];
  }

  whyNothing(): Resting {
    return TOLD_FIRST.find((why) => this.#count[why] > 0) ?? "no-work";
  }

  *#merged(): Generator<J, void, void> {
    const [one, other] = [this.#ready.wasi[Symbol.iterator](), this.#ready.js[Symbol.iterator]()];
    let [first, second] = [one.next(), other.next()];
    while (!first.done && !second.done) {
      if (precedes(second.value, first.value, this.#slotsOf)) {
        yield second.value;
        second = other.next();
      } else {
        yield first.value;
        first = one.next();
      }
    }
    if (!first.done) yield first.value;
    if (!second.done) yield second.value;
    yield* one;
    yield* other;
  }

  #wakeUp(job: J) {
    const why = this.#resting.get(job);
    if (why === undefined) return;
    this.#resting.delete(job);
    this.#count[why] -= 1;
  }

  #readyFor(job: J): FairOrder<J> {
    return this.#ready[job.spec.runtime];
  }
}
