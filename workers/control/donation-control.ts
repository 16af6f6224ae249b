import type { Grant, HelloRefusal, IdleReason, Revocation, StopReason, Welcome } from "#protocol/device-messages";
import { DEVICE_PROTOCOL } from "#protocol/device-protocol";
import { LIMITS } from "#protocol/limits";
import type { DonationDoor, DonationSettings } from "../page/control-api";
import type { DonationPhase, TurnedAway } from "../page/donation-snapshot";
import type { ActiveClock } from "./active-clock";
import { asDevice } from "./as-device";
import { BlobCache } from "./blob-cache";
import { BlobSource } from "./blob-source";
import { BlobUploader } from "./blob-uploader";
import { BoxKeeper, type BoxUnavailable } from "./box-keeper";
import type { DeviceDatabase } from "./database";
import { describeDevice } from "./describe-device";
import { IdentityStore } from "./identity-store";
import { JobShelf } from "./job-shelf";
import { type Lease, LeaseBook } from "./lease-book";
import { Outbox } from "./outbox";
import { PacedPush } from "./paced-push";
import { ResultAnswers } from "./result-answers";
import { ReturnDesk } from "./return-desk";
import { Seat, type SeatHost } from "./seat";
import { SessionTally } from "./session-tally";
import { SocketLink } from "./socket-link";
import { takeSnapshot } from "./take-snapshot";
import { tileOf } from "./tile-of";
import { toResult, type UnitOutcome } from "./unit-outcome";

const MOST_RENEWED = LIMITS.slotsPerDevice * LIMITS.grantsPerSeat * 2;
const SWEEP_MS = 5_000;
const BOX_RETRY_MS = 15_000;
/** How long a stopped donation stays connected for the acknowledgements of what it finished. */
const DRAIN_MS = 10_000;

interface Kept {
  identity: IdentityStore;
  outbox: Outbox;
  cache: BlobCache;
}

/** One device's donation: between the socket, which grants units, and the seats, which compute them. */
export class DonationControl implements SeatHost {
  readonly book = new LeaseBook();
  readonly boxes: BoxKeeper;
  readonly blobs: BlobSource;
  readonly clock: ActiveClock;
  readonly now: () => number;
  readonly tally = new SessionTally();
  readonly shelf: JobShelf;
  readonly identity: IdentityStore;
  readonly #door: DonationDoor;
  readonly #outbox: Outbox;
  readonly #link: SocketLink;
  readonly #desk: ReturnDesk;
  readonly #answers: ResultAnswers;
  readonly #push: PacedPush;
  #seats: Seat[] = [];
  #on = false;
  #settings: DonationSettings = { slots: 1, sharePercent: 100 };
  #boxesOpen = false;
  /** The latest attempt to open a box: what an earlier one finds no longer counts. */
  #attempt = 0;
  #nextAttempt: ReturnType<typeof setTimeout> | undefined;
  #tooOld = false;
  #drainUntil = 0;
  /** Jobs without a lease at the last sweep: their boxes go at the next. */
  #unheld = new Set<string>();
  idleReason: IdleReason | null = null;
  stopReason: StopReason | null = null;
  trouble: string | null = null;
  crowded = false;

  static async open(siteUrl: string, door: DonationDoor, db: DeviceDatabase, clock: ActiveClock, now: () => number) {
    const [identity, outbox] = await Promise.all([IdentityStore.open(db), Outbox.open(db)]);
    return new DonationControl(siteUrl, door, { identity, outbox, cache: new BlobCache(db, now) }, clock, now);
  }

  private constructor(siteUrl: string, door: DonationDoor, kept: Kept, clock: ActiveClock, now: () => number) {
    this.#door = door;
    this.clock = clock;
    this.now = now;
    this.identity = kept.identity;
    this.#outbox = kept.outbox;
    this.blobs = new BlobSource(siteUrl, kept.cache, (stub) => asDevice(this.identity.current?.deviceToken, stub));
    this.shelf = new JobShelf(this.blobs);
    this.boxes = new BoxKeeper(door).run();
    this.#push = new PacedPush(() => void door.snapshot(takeSnapshot(this)), now);
    this.#answers = new ResultAnswers({
      outbox: kept.outbox,
      now,
      onRoom: () => {
        for (const seat of this.#seats) seat.wake();
      },
      onChange: () => this.changed(),
    });
    this.#link = new SocketLink(siteUrl, () => this.#hello(), {
      welcome: (message) => this.#welcomed(message),
      grant: (message) => this.#granted(message),
      acknowledge: (message) => this.#answers.acknowledge(message),
      held: (message) => this.#answers.hold(message),
      turnedAway: (message) => this.#answers.refuse(message),
      revoke: (message) => this.#revoked(message),
      idle: ({ reason }) => this.#idle(reason),
      earned: (message) => {
        void this.identity.earned(message);
        this.changed();
      },
      disconnected: () => this.#disconnected(),
      refused: (code) => this.#refused(code),
    });
    const uploader = new BlobUploader(siteUrl, () => this.identity.current?.deviceToken);
    const onTrouble = (sentence: string) => this.#troubled(sentence);
    this.#desk = new ReturnDesk({ link: this.#link, outbox: kept.outbox, uploader, onTrouble });
    setInterval(() => this.#renew(), LIMITS.renewEveryMs);
    setInterval(() => this.#sweep(), SWEEP_MS);
    if (kept.outbox.results > 0) this.#drain();
    this.changed();
  }

  get on() {
    return this.#on;
  }

  get settings(): Readonly<DonationSettings> {
    return this.#settings;
  }

  get sharePercent() {
    return this.#settings.sharePercent;
  }

  get mayBegin() {
    return !this.#outbox.isFull;
  }

  get seats(): readonly Seat[] {
    return this.#seats;
  }

  get connected() {
    return this.#link.welcomed;
  }

  get resultsWaiting() {
    return this.#desk.waiting;
  }

  get resultsHeld() {
    return this.#outbox.heldResults;
  }

  get turnedAway(): TurnedAway | null {
    return this.#answers.turnedAway;
  }

  get phase(): DonationPhase {
    if (this.#tooOld) return "too-old";
    if (!this.#on) return "off";
    if (this.#seats.some((seat) => seat.working)) return "working";
    if (this.stopReason !== null || this.idleReason === "stopped-by-admin") return "stopped-by-city";
    return this.connected && this.#boxesOpen ? "waiting" : "connecting";
  }

  start(settings: DonationSettings) {
    this.#on = true;
    this.#settings = settings;
    this.stopReason = null;
    this.idleReason = null;
    this.#fillSeats();
    this.#link.open();
    void this.#openBoxes();
    this.#offerRoom();
    this.changed();
  }

  stop() {
    this.#on = false;
    this.#attempt += 1;
    clearTimeout(this.#nextAttempt);
    this.boxes.removeAll();
    this.#boxesOpen = false;
    this.#fillSeats();
    this.#link.room({ slots: 0 });
    this.#drain();
    this.changed();
  }

  adjust(settings: DonationSettings) {
    this.#settings = settings;
    if (!this.#on) return this.changed();
    this.#fillSeats();
    this.#offerRoom();
    this.changed();
  }

  jobOf(jobId: string) {
    return this.shelf.get(jobId);
  }

  changed() {
    this.#push.changed();
  }

  finished(lease: Lease, outcome: UnitOutcome) {
    this.book.finish(lease);
    this.#desk.submit(lease, toResult(lease.unit, outcome));
    this.tally.count(lease, outcome, this.now());
    const job = this.jobOf(lease.grant.jobId);
    if (job && outcome.kind !== "lost") job.unitsDone += 1;
    const tile = job && outcome.kind === "output" ? tileOf(job.sheet, lease.unit, outcome.bytes) : undefined;
    if (tile) void this.#door.tile(tile);
    this.changed();
  }

  boxUnavailable(error: BoxUnavailable) {
    if (!this.#on) return;
    this.#desk.settleUp();
    this.book.vacate(0);
    this.#link.room({ slots: 0 });
    this.#withoutBoxes(error);
    this.changed();
  }

  #hello() {
    const deviceToken = this.identity.current?.deviceToken;
    return {
      protocol: DEVICE_PROTOCOL,
      ...(deviceToken === undefined ? {} : { deviceToken }),
      ...describeDevice(navigator.userAgent, navigator.hardwareConcurrency),
    } as const;
  }

  /** First what is still computed, then what was finished, then how much more there is room for. */
  #welcomed(message: Welcome) {
    this.crowded = false;
    const before = this.identity.current;
    if (before && before.deviceId !== message.deviceId) void this.#outbox.clear().catch(() => {});
    void this.identity.welcome(message);
    const jobIds = this.book.jobIds();
    this.shelf.keepOnly(jobIds);
    this.#link.renew({ grantIds: this.#grantIds(), jobIds: [...jobIds] });
    this.#desk.presentAll();
    if (this.#on) this.#offerRoom();
    this.changed();
  }

  #granted(grant: Grant) {
    const { grantId, units, jobId, seat } = grant;
    if (grant.sheet) this.shelf.put(grant.sheet);
    const job = this.jobOf(jobId);
    const owner = this.#seats[seat];
    if (!owner || !job) {
      this.#link.release({ grantId, units });
      // Without its sheet no unit of the job can run: only a new connection brings it again.
      if (!job) this.#reconnect();
      return;
    }
    this.idleReason = null;
    this.stopReason = null;
    this.book.add(grant, this.#link.connection);
    void job.program(grant).catch(() => {});
    this.#desk.presentHeld(jobId);
    owner.wake();
    this.changed();
  }

  #revoked(revocation: Revocation) {
    const held = this.book.jobIds();
    this.book.revoke(revocation);
    switch (revocation.kind) {
      case "all":
        this.stopReason = revocation.why;
        this.#desk.drop(() => true);
        this.boxes.removeAll();
        for (const jobId of held) this.#abort(jobId);
        break;
      case "job":
        this.#desk.drop((stub) => stub.jobId === revocation.jobId);
        this.boxes.remove(revocation.jobId);
        this.#abort(revocation.jobId);
        break;
      case "seat":
        if (!this.book.holdsJob(revocation.jobId)) this.boxes.remove(revocation.jobId);
        this.#seats[revocation.seat]?.abort(revocation.jobId);
        break;
      default:
        throw new Error(`Unhandled revocation: ${revocation satisfies never}`);
    }
    this.changed();
  }

  #abort(jobId: string) {
    for (const seat of this.#seats) seat.abort(jobId);
  }

  #disconnected() {
    this.crowded = false;
    this.changed();
  }

  #refused(code: HelloRefusal) {
    switch (code) {
      case "unknown-device":
        return void this.identity.forget();
      case "crowded":
        this.crowded = true;
        return this.changed();
      case "too-old":
        this.#tooOld = true;
        this.stop();
        return this.#link.close();
      default:
        throw new Error(`Unhandled refusal: ${code satisfies never}`);
    }
  }

  #reconnect() {
    this.#link.close();
    this.#link.open();
  }

  /** As many seats as are offered. The leases of those that go return to the coordinator with the next `room`. */
  #fillSeats() {
    const wanted = this.#on ? this.#settings.slots : 0;
    if (this.#seats.length > wanted) this.#desk.settleUp();
    for (const seat of this.#seats.splice(wanted)) seat.close();
    this.book.vacate(wanted);
    while (this.#seats.length < wanted) this.#seats.push(new Seat(this.#seats.length, this));
  }

  #offerRoom() {
    if (this.#on && this.#boxesOpen) this.#link.room({ slots: this.#settings.slots });
  }

  /** No room is offered before a box has opened here: a device that cannot compute takes no units. */
  async #openBoxes() {
    clearTimeout(this.#nextAttempt);
    const attempt = ++this.#attempt;
    try {
      await this.boxes.warm();
      if (attempt !== this.#attempt) return;
      this.#boxesOpen = true;
      this.trouble = null;
      this.#offerRoom();
    } catch (error) {
      if (attempt === this.#attempt) this.#withoutBoxes(error);
    }
    this.changed();
  }

  #withoutBoxes(error: unknown) {
    this.#boxesOpen = false;
    this.trouble = error instanceof Error ? error.message : String(error);
    clearTimeout(this.#nextAttempt);
    this.#nextAttempt = setTimeout(() => void this.#openBoxes(), BOX_RETRY_MS);
  }

  #renew() {
    const grantIds = this.#grantIds();
    if (grantIds.length > 0) this.#link.renew({ grantIds });
    this.#desk.presentUnanswered(this.now());
    this.#answers.expire();
  }

  /** Grants that are still worked on, and those whose results are on their way. */
  #grantIds(): string[] {
    return [...new Set([...this.book.grantIds(), ...this.#desk.grantIds()])].slice(0, MOST_RENEWED);
  }

  /** Closes the boxes of jobs that left, and the socket of a donation that ended. */
  #sweep() {
    const held = this.book.jobIds();
    const unheld = new Set(this.boxes.jobIds().filter((jobId) => !held.has(jobId)));
    for (const jobId of unheld) {
      if (!this.#unheld.has(jobId)) continue;
      this.boxes.remove(jobId);
      this.#abort(jobId);
      this.jobOf(jobId)?.dropProgram();
    }
    this.#unheld = unheld;
    const drained = this.resultsWaiting === 0 || this.now() > this.#drainUntil;
    if (!this.#on && drained && this.connected) this.#link.close();
  }

  #drain() {
    this.#drainUntil = this.now() + DRAIN_MS;
    if (this.resultsWaiting > 0 && !this.#tooOld) this.#link.open();
  }

  #idle(reason: IdleReason) {
    this.idleReason = reason;
    if (reason !== "stopped-by-admin") this.stopReason = null;
    this.changed();
  }

  #troubled(sentence: string) {
    this.trouble = sentence;
    this.changed();
  }
}
