import { LIMITS } from "#protocol/limits";
import type { ActiveClock } from "./active-clock";
import type { BlobSource } from "./blob-source";
import { type BoxKeeper, BoxUnavailable } from "./box-keeper";
import type { BoxLink } from "./box-link";
import type { ShelfJob } from "./job-shelf";
import type { Lease, LeaseBook } from "./lease-book";
import { type LoadedCall, loadCall } from "./load-call";
import { UnitLink } from "./unit-link";
import type { UnitOutcome } from "./unit-outcome";

const SHORTEST_LOSS_WAIT_MS = 100;
const LONGEST_LOSS_WAIT_MS = 30_000;

/** Units whose inputs are at hand while another one runs. */
const AHEAD = 2;

export interface SeatHost {
  readonly book: LeaseBook;
  readonly boxes: BoxKeeper;
  readonly blobs: BlobSource;
  readonly clock: ActiveClock;
  readonly sharePercent: number;
  /** False while the outbox is full. */
  readonly mayBegin: boolean;
  now(): number;
  jobOf(jobId: string): ShelfJob | undefined;
  /** A lease that is still held came to its end: called once for each. */
  finished(lease: Lease, outcome: UnitOutcome): void;
  boxUnavailable(error: BoxUnavailable): void;
  changed(): void;
}

interface Prepared {
  lease: Lease;
  call: Promise<LoadedCall | Error>;
}

interface SeatWorker {
  job: ShelfJob;
  box: BoxLink;
  link: UnitLink;
}

/** What a seat does: a unit, or null in the moment between two units of a job. */
export interface Working {
  jobId: string;
  unit: number | null;
  since: number;
}

/** One unit worker's worth of this device: takes the seat's leases in order and computes one at a time. */
export class Seat {
  readonly #index: number;
  readonly #host: SeatHost;
  readonly #ahead: Prepared[] = [];
  #lease: Lease | undefined;
  #since = 0;
  #worker: SeatWorker | undefined;
  #spare: SeatWorker | undefined;
  #lossesInARow = 0;
  #closed = false;
  #wakeUp: () => void = () => {};
  #abandon: () => void = () => {};

  constructor(index: number, host: SeatHost) {
    this.#index = index;
    this.#host = host;
    void this.#run();
  }

  get working(): Working | undefined {
    const next = this.#lease ?? this.#ahead.find(({ lease }) => this.#host.book.holds(lease))?.lease;
    return next && { jobId: next.grant.jobId, unit: this.#lease?.unit ?? null, since: this.#since };
  }

  /** There may be something to do: a grant came, or the outbox has room again. */
  wake() {
    this.#wakeUp();
  }

  /** Ends what it computes for the job; its leases were dropped before. */
  abort(jobId: string) {
    if ([this.#worker, this.#spare].some((worker) => worker?.job.sheet.jobId === jobId)) this.#closeWorkers();
    if (this.#lease?.grant.jobId === jobId) this.#abandon();
    this.#wakeUp();
  }

  close() {
    this.#closed = true;
    this.#closeWorkers();
    this.#abandon();
    this.#wakeUp();
  }

  async #run() {
    while (!this.#closed) {
      this.#prepareAhead();
      const next = this.#host.mayBegin ? this.#ahead.shift() : undefined;
      if (next) await this.#attend(next);
      else {
        if (this.#worker && isScript(this.#worker.job)) this.#closeWorkers();
        await this.#untilWoken();
      }
    }
  }

  #prepareAhead() {
    const { book, blobs } = this.#host;
    const held = this.#ahead.filter(({ lease }) => book.holds(lease));
    this.#ahead.splice(0, this.#ahead.length, ...held);
    while (this.#ahead.length < AHEAD) {
      const lease = book.take(this.#index);
      const job = lease && this.#host.jobOf(lease.grant.jobId);
      if (!lease || !job) return;
      const call = loadCall(job.sheet, lease.unit, lease.line, blobs).catch(asError);
      this.#ahead.push({ lease, call });
    }
  }

  async #attend(next: Prepared) {
    const { book } = this.#host;
    const job = this.#host.jobOf(next.lease.grant.jobId);
    if (!job || !book.holds(next.lease)) return;
    const abandoned = new Promise<undefined>((resolve) => {
      this.#abandon = () => resolve(undefined);
    });
    this.#lease = next.lease;
    this.#since = this.#host.now();
    this.#host.changed();
    const outcome = await Promise.race([this.#compute(job, next), abandoned]);
    this.#lease = undefined;
    this.#host.changed();
    if (outcome) {
      this.#settleWorker(job, outcome);
      this.#finishSoon(next.lease, outcome);
      await Promise.race([this.#rest(job, outcome), abandoned]);
    }
  }

  /** After the worker was given its next unit: it need not wait while this one's result is put in order. */
  #finishSoon(lease: Lease, outcome: UnitOutcome) {
    setTimeout(() => {
      if (this.#host.book.holds(lease)) this.#host.finished(lease, outcome);
    }, 0);
  }

  /** `undefined` when the lease was lost before the unit began, or when no box can be had. */
  async #compute(job: ShelfJob, { lease, call }: Prepared): Promise<UnitOutcome | undefined> {
    const { book, boxes, clock, sharePercent } = this.#host;
    try {
      const [loaded, program, box] = await Promise.all([
        call,
        job.program(),
        boxes.boxOf(job.sheet.jobId, this.#placeOf(job)),
      ]);
      if (!book.holds(lease)) return undefined;
      if (loaded instanceof Error) throw loaded;
      const start = () => ({ job, box, link: new UnitLink(box, clock, program) });
      const worker = this.#workerOf(job) ?? start();
      this.#worker = worker;
      const running = worker.link.run({ ...loaded, sharePercent }, wallMsOf(job, sharePercent));
      if (job.hasLongUnits && !isScript(job) && !this.#spare) this.#spare = start();
      this.#prepareAhead();
      const outcome = await running;
      if (outcome.kind !== "lost") boxes.proven();
      return outcome;
    } catch (error) {
      if (error instanceof BoxUnavailable) {
        this.#host.boxUnavailable(error);
        return undefined;
      }
      return { kind: "lost", message: asError(error).message };
    }
  }

  #workerOf(job: ShelfJob) {
    const usable = (worker: SeatWorker | undefined) => worker?.job === job && !worker.link.dead;
    if (usable(this.#worker)) return this.#worker;
    const spare = usable(this.#spare) ? this.#spare : undefined;
    if (spare) this.#spare = undefined;
    this.#closeWorkers();
    return spare;
  }

  /**
   * A script is not metered and may hang, so it has a box that it shares with nobody and that can be removed without
   * harm to other units. Metered programs of one job share a box.
   */
  #placeOf(job: ShelfJob): number {
    return isScript(job) ? this.#index + 1 : 0;
  }

  /** A worker goes on to the job's next unit only where units are short and this one ended well. */
  #settleWorker(job: ShelfJob, outcome: UnitOutcome) {
    if (outcome.kind !== "lost") job.measured(outcome.ms);
    if (outcome.kind === "output" && !job.hasLongUnits) return;
    // Ending the worker alone leaves the core busy for two more seconds in Chromium.
    if (this.#worker && isScript(job) && hangs(outcome)) this.#host.boxes.discard(this.#worker.box);
    this.#worker?.link.close();
    this.#worker = this.#spare;
    this.#spare = undefined;
  }

  #closeWorkers() {
    this.#worker?.link.close();
    this.#spare?.link.close();
    this.#worker = undefined;
    this.#spare = undefined;
  }

  /**
   * JavaScript has no yield point: its share of the core is held between units. And a device on which units are lost
   * must not lose all it is given in a second.
   */
  async #rest(job: ShelfJob, outcome: UnitOutcome) {
    const share = this.#host.sharePercent;
    if (outcome.kind === "lost") {
      await pause(Math.min(SHORTEST_LOSS_WAIT_MS * 2 ** this.#lossesInARow++, LONGEST_LOSS_WAIT_MS));
      return;
    }
    this.#lossesInARow = 0;
    if (job.sheet.runtime === "js" && share < 100) await pause(outcome.ms * (100 / share - 1));
  }

  #untilWoken() {
    return new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
      if (this.#closed) resolve();
    });
  }
}

/**
 * Scripts get no worker ahead of time and none that waits: while a program is not metered, none of it may run when no
 * unit does.
 */
const isScript = (job: ShelfJob) => job.sheet.runtime === "js";

const hangs = (outcome: UnitOutcome) => outcome.kind === "failed" && outcome.reason === "time";

/** A program that gets half a core may take twice as long. */
function wallMsOf(job: ShelfJob, sharePercent: number): number {
  const stretched = job.sheet.runtime === "wasi" ? 100 / sharePercent : 1;
  return Math.min(job.sheet.limits.wallMs * stretched, LIMITS.unitWallMs * 2);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
