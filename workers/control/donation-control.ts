import { type Calendar, calendarOf } from "#core/home/calendar";
import { withinLimits } from "#core/home/remote-settings";
import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { PageApi } from "../contract/control-api";
import type { DonationSettings, HomeSignals } from "../contract/donation-settings";
import type { DonationState, WhyResting } from "../contract/donation-state";
import { isForBattery, isForData } from "../contract/may-fetch";
import type { ActiveClock } from "./active-clock";
import type { BlobSource } from "./bytes/blob-source";
import type { ObjectSource } from "./bytes/object-source";
import { Transfers } from "./bytes/transfers";
import { DeviceSession } from "./connection/device-session";
import type { IdentityStore } from "./connection/identity-store";
import { reportOf } from "./connection/report-of";
import { wishesIn } from "./connection/wishes-in";
import type { DeviceDatabase } from "./database";
import { atRest, type DonationEvent, isOn, nextState } from "./donation-machine";
import { followWork } from "./follow-work";
import { CoreLender } from "./home/core-lender";
import { CrowdWatch } from "./home/crowd-watch";
import { HomeGuard } from "./home/home-guard";
import { type Lease, LeaseBook } from "./leases/lease-book";
import { LeaseReleaser } from "./leases/lease-releaser";
import type { Outbox } from "./leases/outbox";
import type { OutputStore } from "./outputs/output-store";
import { PacedPush } from "./paced-push";
import type { DayBook } from "./record/day-book";
import { SessionTally } from "./record/session-tally";
import { SandboxOpener } from "./sandboxes/sandbox-opener";
import { SandboxPool } from "./sandboxes/sandbox-pool";
import { SandboxSweep } from "./sandboxes/sandbox-sweep";
import { takeSnapshot } from "./take-snapshot";
import { JobCache } from "./units/job-cache";
import type { SlotHost } from "./units/slot-runner";
import { UnitFinisher } from "./units/unit-finisher";
import { WorkerSlots } from "./units/worker-slots";
import { openWhatIsKept, type WhatIsKept } from "./what-is-kept";

const SWEEP_MS = 5_000;
const LOOK_HOME_MS = 1_000;

interface Parts {
  siteUrl: string;
  page: PageApi;
  settings: DonationSettings;
  home: HomeSignals;
  clock: ActiveClock;
  now: () => number;
}

/**
 * One device's donation: a state, and what changes it. The session with the coordinator brings units and takes results,
 * the slots compute, the opener takes care of sandboxes; each reports what happened, and `donation-machine` determines
 * the new state.
 */
export class DonationControl implements SlotHost {
  readonly book = new LeaseBook();
  readonly sandboxes: SandboxPool;
  readonly blobs: BlobSource;
  readonly objects: ObjectSource;
  readonly clock: ActiveClock;
  readonly now: () => number;
  readonly tally = new SessionTally();
  readonly cache: JobCache;
  readonly identity: IdentityStore;
  readonly outbox: Outbox;
  readonly outputStore: OutputStore;
  readonly slots: WorkerSlots;
  readonly session: DeviceSession;
  readonly days: DayBook;
  readonly #guard: HomeGuard;
  readonly lender: CoreLender;
  readonly #release: LeaseReleaser;
  readonly #transfers: Transfers;
  readonly #finisher: UnitFinisher;
  readonly #opener: SandboxOpener;
  readonly #push: PacedPush;
  #state: DonationState;
  /** By the person at the device. */
  #chosen: DonationSettings;
  isFinishing = false;
  readonly #sandboxSweep = new SandboxSweep();
  /** False once the browser's database has failed. */
  keepsResults = true;

  static async open(parts: Parts, db: DeviceDatabase) {
    const calendar = calendarOf();
    return new DonationControl(parts, await openWhatIsKept(db, calendar, parts.now), calendar);
  }

  private constructor({ siteUrl, page, settings, home, clock, now }: Parts, kept: WhatIsKept, calendar: Calendar) {
    this.#chosen = settings;
    this.clock = clock;
    this.now = now;
    this.days = kept.days;
    this.#guard = new HomeGuard(home, {
      settings: () => this.#chosen,
      remote: () => this.session.remote.settings,
      bytesToday: () => this.days.today.bytes,
      calendar,
      now,
    });
    const onBytes = (bytes: number) => this.days.count({ bytes });
    this.identity = kept.identity;
    this.outbox = kept.outbox;
    this.outputStore = kept.outputStore;
    this.#state = kept.identity.current?.isRemoved ? { mode: "removed" } : atRest(kept.outbox.results);
    this.#transfers = new Transfers({
      siteUrl,
      identity: kept.identity,
      cache: kept.cache,
      mayTalk: () => this.#guard.mayTalk,
      onBytes,
      askForLink: (asked) => this.session.link.link(asked),
    });
    this.blobs = this.#transfers.blobs;
    this.objects = this.#transfers.objects;
    this.cache = new JobCache(this.blobs);
    this.sandboxes = new SandboxPool(page).run();
    this.slots = new WorkerSlots(this);
    this.#finisher = new UnitFinisher({
      book: this.book,
      outputStore: kept.outputStore,
      tally: this.tally,
      days: kept.days,
      page,
      sender: () => this.session.sender,
      tariff: () => this.settings.rules.tariff,
      jobOf: (jobId) => this.jobOf(jobId),
      now,
      onChange: () => this.changed(),
    });
    this.#release = new LeaseReleaser({
      book: this.book,
      slots: this.slots,
      sandboxes: this.sandboxes,
      link: () => this.session.link,
      shelving: this.#finisher.shelving,
    });
    this.lender = new CoreLender(settings.slots, {
      crowd: new CrowdWatch(navigator.hardwareConcurrency),
      now: () => performance.now(),
      onChange: () => this.#lend(),
    });
    this.#push = new PacedPush(() => void page.snapshot(takeSnapshot(this)), now);
    this.#opener = new SandboxOpener({
      sandboxes: this.sandboxes,
      onOpened: () => {
        this.#become({ kind: "sandbox-opened" });
        this.#offerRoom();
      },
      onFailed: () => this.#become({ kind: "sandbox-failed" }),
    });
    this.session = new DeviceSession({
      siteUrl,
      identity: kept.identity,
      outbox: kept.outbox,
      outputStore: kept.outputStore,
      onBytes,
      uploader: this.#transfers.uploader,
      book: this.book,
      cache: this.cache,
      links: this.#transfers.links,
      sandboxes: this.sandboxes,
      slots: this.slots,
      now,
      offerRoom: () => this.#offerRoom(),
      mayTake: () => !this.isFinishing,
      mayListen: () => this.#state.mode === "resting" && this.#mayListen(this.#state.why),
      onSettings: () => this.adjust(this.#chosen),
      onEvent: (event) => this.#heard(event),
      onChange: () => this.changed(),
      onVolatile: () => {
        this.keepsResults = false;
        this.changed();
      },
    });
    setInterval(() => this.session.renew(), LIMITS.renewEveryMs);
    setInterval(() => this.#sweep(), SWEEP_MS);
    setInterval(() => {
      this.#guard.tick();
      if (isOn(this.#state)) this.lender.tick();
      this.#followHome();
    }, LOOK_HOME_MS);
    if (kept.outbox.results > 0 || !kept.outputStore.isEmpty) this.#drain();
    this.changed();
  }

  get state(): DonationState {
    return this.#state;
  }

  get settings(): Readonly<DonationSettings> {
    return withinLimits(this.#chosen, this.session.remote.settings);
  }

  get sharePercent() {
    return this.settings.sharePercent;
  }

  get lent() {
    return Math.min(this.lender.lent, this.settings.slots);
  }

  get mayBegin() {
    return !this.outbox.isFull && !this.outputStore.isFull && !this.isFinishing;
  }

  start(settings: DonationSettings) {
    if (this.#state.mode === "too-old") return;
    if (this.#state.mode === "removed") this.session.beginAnew();
    this.isFinishing = false;
    this.slots.wake();
    if (this.#isLit) return this.adjust(settings);
    this.#chosen = settings;
    this.#guard.trust();
    this.#begin();
  }

  stop() {
    this.isFinishing = false;
    if (!this.#isLit) return;
    if (isOn(this.#state)) this.#endWork();
    this.#become({ kind: "stopped", results: this.session.sender.waiting });
    this.#drain();
  }

  finish() {
    this.isFinishing = true;
    this.#release.unbegun();
    this.#offerRoom();
    this.changed();
  }

  adjust(chosen: DonationSettings) {
    this.#chosen = chosen;
    const { settings } = this;
    this.#guard.trust();
    this.#followHome();
    if (isOn(this.#state)) {
      if (settings.rules.givesWay) this.lender.give(settings.slots);
      else this.lender.reset(settings.slots);
      this.#fillSlots(settings.slots);
      this.#offerRoom();
      this.#release.unwanted(settings.rules, (jobId) => this.jobOf(jobId));
    }
    this.changed();
  }

  sense(home: HomeSignals) {
    this.#guard.sense(home);
    // The page may be about to close, and this worker with it.
    if (home.isHidden) void this.days.save();
    this.#followHome();
  }

  jobOf(jobId: string) {
    return this.cache.get(jobId);
  }

  changed() {
    this.#state = followWork(this.#state, this.slots.isWorking, this.session.sender.waiting);
    // Its last unit may have ended before its result was handed over.
    const isDone = this.isFinishing && !this.slots.isWorking && this.book.grantIds().length === 0;
    if (isDone) this.stop();
    this.#push.changed();
    this.session.reporter.changed(() => reportOf(takeSnapshot(this)));
  }

  finished(lease: Lease, result: LocalResult) {
    this.#finisher.finish(lease, result);
  }

  sandboxUnavailable() {
    if (!isOn(this.#state)) return;
    this.session.sender.settleUp();
    this.book.vacate(0);
    this.session.link.room({ slots: 0 });
    this.#opener.failed();
  }

  looked(isPressed: boolean) {
    if (this.settings.rules.givesWay) this.lender.look(isPressed);
  }

  /** When a core is given back, its running unit is paused, and units that had not begun go to others. */
  #lend() {
    const { lent } = this.lender;
    this.slots.lend(lent);
    this.#release.unbegun(lent);
    this.#offerRoom();
    this.changed();
  }

  get #isLit() {
    return isOn(this.#state) || this.#state.mode === "resting";
  }

  #begin() {
    const why = this.#guard.why();
    if (why) return this.#rest(why);
    this.#become({ kind: "started", isConnected: this.session.link.welcomed });
    this.lender.reset(this.settings.slots);
    this.#fillSlots(this.settings.slots);
    this.session.link.open();
    void this.#opener.open();
  }

  #rest(why: WhyResting) {
    const wasResting = this.#state.mode === "resting";
    if (isOn(this.#state)) this.#endWork();
    this.#become({ kind: "rested", why });
    if (!this.#guard.mayTalk) this.#hangUp();
    else if (this.#mayListen(why)) this.session.listen();
    else if (!wasResting) this.session.drain();
  }

  /** Not on battery: a connection that is only kept open costs some of it. */
  #mayListen(why: WhyResting): boolean {
    return this.session.remote.isClaimed && !isForData(why) && !isForBattery(why);
  }

  #hangUp() {
    this.session.link.close();
    this.#transfers.close();
  }

  /** Starts or ends a rest, as the resident's rules require. */
  #followHome() {
    if (!this.#isLit) return;
    const why = this.#guard.why();
    const resting = this.#state.mode === "resting" ? this.#state.why : null;
    if (JSON.stringify(why) === JSON.stringify(resting)) return;
    if (why) this.#rest(why);
    else this.#begin();
  }

  #drain() {
    if (this.#guard.mayTalk) this.session.drain();
  }

  #heard(event: DonationEvent) {
    if (event.kind !== "too-old" && event.kind !== "removed") return this.#become(event);
    if (isOn(this.#state)) this.#endWork();
    this.#become(event);
    this.session.link.close();
  }

  #become(event: DonationEvent) {
    this.#state = nextState(this.#state, event);
    this.changed();
  }

  #endWork() {
    this.#opener.stop();
    this.sandboxes.removeAll();
    this.#fillSlots(0);
    this.session.link.room({ slots: 0 });
  }

  /** The leases of removed slots return to the coordinator with the next `room`. */
  #fillSlots(count: number) {
    if (this.slots.workerSlots.length > count) this.session.sender.settleUp();
    this.slots.resize(count);
  }

  #offerRoom() {
    const state = this.#state;
    const isOpen = state.mode === "waiting" || ("sandbox" in state && state.sandbox === "open");
    const { slots } = this.settings;
    const { lent } = this;
    if (!isOpen) return;
    if (this.isFinishing) this.session.link.room({ slots, isLeaving: true });
    else this.session.link.room({ slots, ...(lent < slots && { lent }), ...wishesIn(this.settings.rules) });
  }

  /**
   * Closes the sandboxes of jobs without leases, and the socket of a donation that ended; releases units that were
   * paused for too long.
   */
  #sweep() {
    this.#release.heldTooLong();
    for (const jobId of this.#sandboxSweep.jobsToClose(this.sandboxes.jobIds(), this.book.jobIds())) {
      this.sandboxes.remove(jobId);
      this.slots.abort(jobId);
      this.jobOf(jobId)?.dropProgram();
    }
    if (!isOn(this.#state)) this.session.closeIfDrained();
  }
}
