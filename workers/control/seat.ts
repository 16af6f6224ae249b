import { LIMITS } from "#protocol/limits";
import type { ActiveClock } from "./active-clock";
import type { BlobSource } from "./blob-source";
import { type BoxKeeper, BoxUnavailable } from "./box-keeper";
import type { BoxLink } from "./box-link";
import type { ShelfJob } from "./job-shelf";
import type { Lease, LeaseBook } from "./lease-book";
import { type LoadedCall, loadCall } from "./load-call";
import { ProgramRefused } from "./load-program";
import { UnitLink } from "./unit-link";
import type { UnitOutcome } from "./unit-outcome";

const SHORTEST_LOSS_WAIT_MS = 100;
const LONGEST_LOSS_WAIT_MS = 30_000;
const REFUSAL_WAIT_MS = 500;

/** Units whose inputs are at hand while another one runs. */
const AHEAD = 2;
/** A longer input is handed over when its unit's turn comes. */
const MAX_AHEAD_BYTES = 16_384;

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
  /** Once its inputs are at hand. */
  loaded?: LoadedCall;
  /** Once it was handed over, to wait in the worker behind others. */
  sent?: { link: UnitLink; outcome: Promise<UnitOutcome | undefined> };
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
  /** When the worker was given its unit. */
  #begunAt = 0;
  #worker: SeatWorker | undefined;
  #lossesInARow = 0;
  /** Units yet to be run alone: one of them ended a worker, and which one shows only then. */
  #suspects = 0;
  /** Units that ended in this turn. */
  #ended: { lease: Lease; outcome: UnitOutcome }[] = [];
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
    if (this.#worker?.job.sheet.jobId === jobId) this.#closeWorker();
    if (this.#lease?.grant.jobId === jobId) this.#abandon();
    this.#wakeUp();
  }

  close() {
    this.#closed = true;
    this.#closeWorker();
    this.#abandon();
    this.#wakeUp();
  }

  async #run() {
    while (!this.#closed) {
      this.#prepareAhead();
      const next = this.#host.mayBegin ? this.#ahead.shift() : undefined;
      if (next) await this.#attend(next);
      else await this.#untilWoken();
    }
  }

  #prepareAhead() {
    const { book } = this.#host;
    const held = this.#ahead.filter(({ lease }) => book.holds(lease));
    this.#ahead.splice(0, this.#ahead.length, ...held);
    while (this.#ahead.length < this.#aheadOf(this.#worker?.job)) {
      const lease = book.take(this.#index);
      const job = lease && this.#host.jobOf(lease.grant.jobId);
      if (!lease || !job) return;
      this.#ahead.push(this.#prepare(job, lease));
    }
  }

  #prepare(job: ShelfJob, lease: Lease): Prepared {
    const prepared: Prepared = { lease, call: this.#load(job, lease) };
    prepared.call.then((loaded) => {
      if (!(loaded instanceof Error)) prepared.loaded = loaded;
    });
    return prepared;
  }

  #load(job: ShelfJob, { unit, line, grant }: Lease): Promise<LoadedCall | Error> {
    return loadCall(job.sheet, { unit, line, stub: grant.stub }, this.#host.blobs).catch(asError);
  }

  /** A script's share is held between its units, so they go one by one where it is not the whole core. */
  #aheadOf(job: ShelfJob | undefined): number {
    if (!job?.isQuick || this.#suspects > 0 || !this.#host.mayBegin || (isScript(job) && this.#host.sharePercent < 100))
      return AHEAD;
    return LIMITS.unitsAhead - 1;
  }

  /** Hands over what is at hand of the job, in order: the worker goes on by itself, without a word from here. */
  #sendAhead({ job, link }: SeatWorker) {
    if (this.#aheadOf(job) === AHEAD) return;
    const { book, sharePercent } = this.#host;
    for (const prepared of this.#ahead) {
      const { lease, loaded, sent } = prepared;
      if (sent) continue;
      if (link.room === 0 || !loaded || bytesOf(loaded) > MAX_AHEAD_BYTES) return;
      if (lease.grant.jobId !== job.sheet.jobId || !book.holds(lease)) return;
      prepared.sent = { link, outcome: link.runLater({ ...loaded, sharePercent }, wallMsOf(job, sharePercent)) };
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
    this.#ended.push({ lease, outcome });
    if (this.#ended.length > 1) return;
    setTimeout(() => {
      for (const { lease, outcome } of this.#ended.splice(0))
        if (this.#host.book.holds(lease)) this.#host.finished(lease, outcome);
    }, 0);
  }

  /** `undefined` when the lease was lost before the unit began, or when no box can be had. */
  async #compute(job: ShelfJob, { lease, call, sent }: Prepared): Promise<UnitOutcome | undefined> {
    const { book, boxes, clock, sharePercent } = this.#host;
    if (sent && sent.link === this.#worker?.link) {
      this.#begunAt = this.#host.now();
      this.#prepareAhead();
      this.#sendAhead(this.#worker);
      const outcome = await sent.outcome;
      if (outcome) return outcome;
      this.#suspect(sent.link);
    }
    // What was handed over once is gone from here.
    if (sent) return this.#compute(job, { lease, call: this.#load(job, lease) });
    try {
      const [loaded, program, box] = await Promise.all([
        call,
        job.program(lease.grant.stub),
        boxes.boxOf(job.sheet.jobId, this.#placeOf(job)),
      ]);
      if (!book.holds(lease)) return undefined;
      if (loaded instanceof Error) throw loaded;
      const worker = this.#workerOf(job) ?? { job, box, link: new UnitLink(box, clock, { ...program, sharePercent }) };
      this.#worker = worker;
      this.#begunAt = this.#host.now();
      const running = worker.link.run({ ...loaded, sharePercent }, wallMsOf(job, sharePercent));
      this.#prepareAhead();
      this.#sendAhead(worker);
      const outcome = await running;
      if (!outcome) {
        this.#suspect(worker.link);
        return this.#compute(job, { lease, call: this.#load(job, lease) });
      }
      if (outcome.kind !== "lost") boxes.proven();
      return outcome;
    } catch (error) {
      if (error instanceof BoxUnavailable) {
        this.#host.boxUnavailable(error);
        return undefined;
      }
      const refused = error instanceof ProgramRefused ? { refused: true as const } : {};
      return { kind: "lost", message: asError(error).message, ...refused };
    }
  }

  #suspect(link: UnitLink) {
    this.#suspects = Math.max(this.#suspects, link.suspects);
    link.suspects = 0;
  }

  #workerOf(job: ShelfJob) {
    if (this.#worker?.job === job && !this.#worker.link.dead) return this.#worker;
    this.#closeWorker();
    return undefined;
  }

  /**
   * A script is not metered and may hang, so it has a box that it shares with nobody and that can be removed without
   * harm to other units. Metered programs of one job share a box.
   */
  #placeOf(job: ShelfJob): number {
    return isScript(job) ? this.#index + 1 : 0;
  }

  /**
   * A worker lives as long as its job has units for it, so that a program is compiled and set up once. It ends with a
   * unit that may have left it unsound.
   */
  #settleWorker(job: ShelfJob, outcome: UnitOutcome) {
    if (outcome.kind !== "lost") job.measured(outcome);
    this.#suspects = Math.max(0, this.#suspects - 1);
    if (isSoundAfter(job, outcome)) return;
    // Ending the worker alone leaves the core busy for two more seconds in Chromium.
    if (this.#worker && isScript(job) && hangs(outcome)) this.#host.boxes.discard(this.#worker.box);
    this.#closeWorker();
  }

  #closeWorker() {
    const closed = this.#worker;
    this.#worker = undefined;
    closed?.link.close();
    // What waited in it is to be handed over anew, and its inputs went with it.
    for (const [at, { lease, sent }] of this.#ahead.entries())
      if (closed && sent) this.#ahead[at] = this.#prepare(closed.job, lease);
  }

  /**
   * A script that computed for so long has had its share only when so much more time has passed; what its worker slept
   * is part of that. And a device on which units are lost must not lose all it is given in a second; one that refuses a
   * program is sound, and soon goes on with others.
   */
  async #rest(job: ShelfJob, outcome: UnitOutcome) {
    const share = this.#host.sharePercent;
    if (outcome.kind === "lost" && outcome.refused) return pause(REFUSAL_WAIT_MS);
    if (outcome.kind === "lost") {
      await pause(Math.min(SHORTEST_LOSS_WAIT_MS * 2 ** this.#lossesInARow++, LONGEST_LOSS_WAIT_MS));
      return;
    }
    this.#lossesInARow = 0;
    if (!isScript(job) || share >= 100) return;
    const passed = Math.max(0, this.#host.now() - this.#begunAt);
    await pause(Math.max(0, (outcome.ms * 100) / share - passed));
  }

  #untilWoken() {
    return new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
      if (this.#closed) resolve();
    });
  }
}

const bytesOf = ({ args, stdin, files, value }: LoadedCall) =>
  stdin.byteLength +
  (value.kind === "json" ? value.json.length : value.bytes.byteLength) +
  args.reduce((sum, arg) => sum + arg.length, 0) +
  files.reduce((sum, file) => sum + file.bytes.byteLength, 0);

const isScript = (job: ShelfJob) => job.sheet.runtime === "js";

/** A failed command leaves its worker as it found it: each unit has an instance of its own. */
function isSoundAfter(job: ShelfJob, outcome: UnitOutcome): boolean {
  if (outcome.kind === "output") return true;
  return outcome.kind === "failed" && !isScript(job) && !hangs(outcome);
}

const hangs = (outcome: UnitOutcome) => outcome.kind === "failed" && outcome.reason === "time";

/** A program that gets half a core may take twice as long. */
function wallMsOf(job: ShelfJob, sharePercent: number): number {
  return Math.min((job.sheet.limits.wallMs * 100) / sharePercent, LIMITS.unitWallMs * 2);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
