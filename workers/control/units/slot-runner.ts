import type { LocalResult } from "#protocol/devices/device-messages";
import { lostResult } from "#protocol/devices/local-result";
import { LIMITS } from "#protocol/limits";
import type { ActiveClock } from "../active-clock";
import type { BlobSource } from "../bytes/blob-source";
import { InputUnreadable, LeaseGone } from "../bytes/input-unreadable";
import type { ObjectSource } from "../bytes/object-source";
import { HeldTime } from "../leases/held-time";
import type { Lease, LeaseBook } from "../leases/lease-book";
import { withMoments } from "../leases/with-moments";
import type { SandboxLink } from "../sandboxes/sandbox-link";
import { type SandboxPool, SandboxUnavailable } from "../sandboxes/sandbox-pool";
import type { CachedJob } from "./job-cache";
import { type LoadedCall, loadCall } from "./load-call";
import { ProgramRefused } from "./load-program";
import { UnitLink } from "./unit-link";

const MIN_LOSS_WAIT_MS = 100;
const MAX_LOSS_WAIT_MS = 30_000;
const REFUSAL_WAIT_MS = 500;

/** Units whose inputs are loaded while another one runs. */
const AHEAD = 2;
/** A longer input is loaded only when its unit's turn comes. */
const MAX_AHEAD_BYTES = 16_384;

export interface SlotHost {
  readonly book: LeaseBook;
  readonly sandboxes: SandboxPool;
  readonly blobs: BlobSource;
  readonly objects: ObjectSource;
  readonly clock: ActiveClock;
  readonly sharePercent: number;
  /** False while the outbox is full. */
  readonly mayBegin: boolean;
  now(): number;
  jobOf(jobId: string): CachedJob | undefined;
  /** Called once for each lease that was still held when its unit ended. */
  finished(lease: Lease, result: LocalResult): void;
  sandboxUnavailable(error: SandboxUnavailable): void;
  /** The slot's worker sampled whether other programs use its core. */
  looked(isPressed: boolean): void;
  changed(): void;
}

interface Prepared {
  lease: Lease;
  call: Promise<LoadedCall | Error>;
  /** Once its inputs are loaded. */
  loaded?: LoadedCall;
  /** Once its inputs and its program are there. */
  fetchedAt?: number;
  /** Once it was sent to the worker, to wait there behind others. */
  sent?: { link: UnitLink; result: Promise<LocalResult | undefined> };
}

interface SlotWorker {
  job: CachedJob;
  sandbox: SandboxLink;
  link: UnitLink;
}

interface Ended {
  result: LocalResult;
  /** This device refuses the program, and works otherwise. */
  isRefusal?: true;
}

/** A slot's activity: a unit, or null between two units of a job. */
export interface Working {
  jobId: string;
  unit: number | null;
  since: number;
}

/** One unit worker's worth of this device: takes the slot's leases in order and computes one at a time. */
export class SlotRunner {
  readonly #index: number;
  readonly #host: SlotHost;
  readonly #ahead: Prepared[] = [];
  #lease: Lease | undefined;
  #since = 0;
  /** When the worker was given its unit; 0 before. */
  #begunAt = 0;
  #worker: SlotWorker | undefined;
  #lossesInARow = 0;
  /** Units to be run alone: one of them ended a worker, and running each alone shows which one. */
  #suspects = 0;
  /** Units that ended in this turn of the event loop. */
  #ended: { lease: Lease; result: LocalResult }[] = [];
  #closed = false;
  #isHeld = false;
  readonly #heldTime: HeldTime;
  #wakeUp: () => void = () => {};
  #abandon: () => void = () => {};

  constructor(index: number, host: SlotHost) {
    this.#index = index;
    this.#host = host;
    this.#heldTime = new HeldTime(() => host.now());
    void this.#run();
  }

  get working(): Working | undefined {
    const next = this.#lease ?? this.#ahead.find(({ lease }) => this.#host.book.holds(lease))?.lease;
    return next && { jobId: next.grant.jobId, unit: this.#lease?.unit ?? null, since: this.#since };
  }

  /** The unit that is being computed, and those that have just ended. */
  get unreported(): Lease[] {
    const ended = this.#ended.map(({ lease }) => lease);
    return this.#lease ? [this.#lease, ...ended] : ended;
  }

  /** The unit that its worker has. */
  get running(): Lease | undefined {
    return this.#begunAt > 0 ? this.#lease : undefined;
  }

  /** There may be something to do: a grant arrived, or the outbox has room again. */
  wake() {
    this.#wakeUp();
  }

  /** The running unit, once it has been paused for so long that others should compute it. */
  get heldTooLong(): Lease | undefined {
    return this.#heldTime.ms > LIMITS.MAX_HELD_UNIT_MS ? this.#lease : undefined;
  }

  get isHeld() {
    return this.#isHeld;
  }

  /** Its core was given back, or is lent again. Meanwhile the running unit is paused, and nothing else starts. */
  hold(isHeld: boolean) {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#heldTime.hold(isHeld);
    this.#worker?.link.hold(isHeld);
    this.#wakeUp();
  }

  /** Ends what it computes for the job; its leases were dropped before. */
  abort(jobId: string) {
    if (this.#worker?.job.spec.jobId === jobId) this.#closeWorker();
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
      const next = this.#host.mayBegin && !this.#isHeld ? this.#ahead.shift() : undefined;
      if (next) await this.#attend(next);
      else await this.#untilWoken();
    }
  }

  #prepareAhead() {
    const { book } = this.#host;
    const held = this.#ahead.filter(({ lease }) => book.holds(lease));
    this.#ahead.splice(0, this.#ahead.length, ...held);
    while (!this.#isHeld && this.#ahead.length < this.#aheadOf(this.#worker?.job)) {
      const lease = book.take(this.#index);
      const job = lease && this.#host.jobOf(lease.grant.jobId);
      if (!lease || !job) return;
      this.#ahead.push(this.#prepare(job, lease));
    }
  }

  #prepare(job: CachedJob, lease: Lease): Prepared {
    const prepared: Prepared = { lease, call: this.#load(job, lease) };
    prepared.call.then((loaded) => {
      if (!(loaded instanceof Error)) prepared.loaded = loaded;
    });
    if (!job.isQuick) this.#noteFetched(job, prepared);
    return prepared;
  }

  #noteFetched(job: CachedJob, prepared: Prepared) {
    const noted = () => {
      prepared.fetchedAt = this.#host.now();
    };
    // Whoever computes the unit learns what is wrong.
    Promise.all([prepared.call, job.program(prepared.lease.grant.stub)]).then(noted, () => undefined);
  }

  #load(job: CachedJob, { unit, line, grant }: Lease): Promise<LoadedCall | Error> {
    return loadCall(job.spec, { unit, line, stub: grant.stub }, this.#host).catch(asError);
  }

  /** A script's share is enforced between its units, so they are sent one by one unless it gets the whole core. */
  #aheadOf(job: CachedJob | undefined): number {
    if (!job?.isQuick || this.#suspects > 0 || !this.#host.mayBegin || (isScript(job) && this.#host.sharePercent < 100))
      return AHEAD;
    return LIMITS.unitsAhead - 1;
  }

  /** Sends the job's loaded units, in order: the worker then continues by itself. */
  #sendAhead({ job, link }: SlotWorker) {
    if (this.#aheadOf(job) === AHEAD) return;
    const { book, sharePercent } = this.#host;
    for (const prepared of this.#ahead) {
      const { lease, loaded, sent } = prepared;
      if (sent) continue;
      if (link.room === 0 || !loaded || bytesOf(loaded) > MAX_AHEAD_BYTES) return;
      if (lease.grant.jobId !== job.spec.jobId || !book.holds(lease)) return;
      prepared.sent = { link, result: link.runLater({ ...loaded, sharePercent }, wallMsOf(job, sharePercent)) };
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
    this.#begunAt = 0;
    this.#heldTime.restart();
    this.#host.changed();
    const ended = await Promise.race([this.#compute(job, next), abandoned]);
    this.#lease = undefined;
    this.#host.changed();
    if (ended) {
      this.#settleWorker(job, ended.result);
      const { fetchedAt, lease } = next;
      const moments = { arrivedAt: lease.grant.arrivedAt, fetchedAt, begunAt: this.#begunAt };
      this.#finishSoon(lease, withMoments(ended.result, moments));
      await Promise.race([this.#rest(job, ended), abandoned]);
    }
  }

  /** After the worker was given its next unit, so that it does not wait while this result is processed. */
  #finishSoon(lease: Lease, result: LocalResult) {
    this.#ended.push({ lease, result });
    if (this.#ended.length > 1) return;
    setTimeout(() => {
      for (const { lease, result } of this.#ended.splice(0))
        if (this.#host.book.holds(lease)) this.#host.finished(lease, result);
    }, 0);
  }

  /** `undefined` when the lease was lost before the unit began, or when no sandbox can be had. */
  async #compute(job: CachedJob, { lease, call, sent }: Prepared): Promise<Ended | undefined> {
    const { book, sandboxes, clock, sharePercent } = this.#host;
    if (sent && sent.link === this.#worker?.link) {
      this.#begunAt = this.#host.now();
      this.#prepareAhead();
      this.#sendAhead(this.#worker);
      const result = await sent.result;
      if (result) return { result };
      this.#suspect(sent.link);
    }
    // The buffers were transferred and are gone from here.
    if (sent) return this.#compute(job, { lease, call: this.#load(job, lease) });
    try {
      const [loaded, program, sandbox] = await Promise.all([
        call,
        job.program(lease.grant.stub),
        sandboxes.sandboxOf(job.spec.jobId, this.#placeOf(job)),
      ]);
      if (!book.holds(lease)) return undefined;
      if (loaded instanceof Error) throw loaded;
      const worker = this.#workerOf(job) ?? {
        job,
        sandbox,
        link: new UnitLink(sandbox, clock, { ...program, sharePercent }, (isPressed) => this.#looked(isPressed)),
      };
      worker.link.hold(this.#isHeld);
      this.#worker = worker;
      this.#begunAt = this.#host.now();
      const running = worker.link.run({ ...loaded, sharePercent }, wallMsOf(job, sharePercent));
      this.#prepareAhead();
      this.#sendAhead(worker);
      const result = await running;
      if (!result) {
        this.#suspect(worker.link);
        return this.#compute(job, { lease, call: this.#load(job, lease) });
      }
      if (result.kind !== "lost") sandboxes.proven();
      return { result };
    } catch (error) {
      if (error instanceof SandboxUnavailable) {
        this.#host.sandboxUnavailable(error);
        return undefined;
      }
      if (error instanceof LeaseGone) {
        book.finish(lease);
        return undefined;
      }
      const unread = error instanceof InputUnreadable ? { inputFault: error.fault } : {};
      const result = lostResult(lease.unit, asError(error).message, unread);
      return error instanceof ProgramRefused ? { result, isRefusal: true } : { result };
    }
  }

  #looked(isPressed: boolean) {
    if (!this.#isHeld) this.#host.looked(isPressed);
  }

  #suspect(link: UnitLink) {
    this.#suspects = Math.max(this.#suspects, link.suspects);
    link.suspects = 0;
  }

  #workerOf(job: CachedJob) {
    if (this.#worker?.job === job && !this.#worker.link.dead && !this.#worker.link.isWorn) return this.#worker;
    this.#closeWorker();
    return undefined;
  }

  /**
   * A script is not metered and may hang, so it gets a sandbox of its own that can be removed without harm to other
   * units. Metered programs of one job share a sandbox.
   */
  #placeOf(job: CachedJob): number {
    return isScript(job) ? this.#index + 1 : 0;
  }

  /**
   * A worker lives as long as its job has units for it, so that a program is compiled and initialised once. It ends
   * with a unit that may have left it in a bad state, or with much in its memory.
   */
  #settleWorker(job: CachedJob, result: LocalResult) {
    if (result.kind !== "lost") job.measured(result);
    this.#suspects = Math.max(0, this.#suspects - 1);
    if (isSoundAfter(job, result)) return;
    // Ending the worker alone leaves the core busy for two more seconds in Chromium.
    if (this.#worker && isScript(job) && hangs(result)) this.#host.sandboxes.discard(this.#worker.sandbox);
    this.#closeWorker();
  }

  #closeWorker() {
    const closed = this.#worker;
    this.#worker = undefined;
    closed?.link.close();
    // Units that waited in it must be sent again, and their inputs were transferred.
    for (const [at, { lease, sent }] of this.#ahead.entries())
      if (closed && sent) this.#ahead[at] = this.#prepare(closed.job, lease);
  }

  /**
   * A script that computed for some time is continued only after a pause that keeps it to its share; time that its
   * worker slept counts. A device that loses units must not lose all of its grants in a second; one that merely refuses
   * a program works, and soon continues with others.
   */
  async #rest(job: CachedJob, { result, isRefusal }: Ended) {
    const share = this.#host.sharePercent;
    if (isRefusal) return pause(REFUSAL_WAIT_MS);
    if (result.kind === "lost") {
      await pause(Math.min(MIN_LOSS_WAIT_MS * 2 ** this.#lossesInARow++, MAX_LOSS_WAIT_MS));
      return;
    }
    this.#lossesInARow = 0;
    if (!isScript(job) || share >= 100) return;
    const passed = Math.max(0, this.#host.now() - this.#begunAt);
    await pause(Math.max(0, (result.ms * 100) / share - passed));
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

const isScript = (job: CachedJob) => job.spec.runtime === "js";

/** A failed command leaves its worker unchanged, because each unit has its own instance. */
function isSoundAfter(job: CachedJob, result: LocalResult): boolean {
  if (result.kind === "output") return result.bytes.byteLength <= LIMITS.MAX_WORKER_OUTPUT_BYTES;
  return result.kind === "failed" && !isScript(job) && !hangs(result);
}

const hangs = (result: LocalResult) => result.kind === "failed" && result.reason === "time";

/** A program that gets half a core may take twice as long. */
function wallMsOf(job: CachedJob, sharePercent: number): number {
  return Math.min((job.spec.limits.wallMs * 100) / sharePercent, LIMITS.unitWallMs * 2);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
