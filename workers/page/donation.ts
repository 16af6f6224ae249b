import { proxy, type Remote, transfer, wrap } from "comlink";
import { GUEST_RULES, type HomeRules } from "#core/home/home-rules";
import { NO_LIMITS } from "#core/home/remote-settings";
import type { ControlApi, PageApi } from "../contract/control-api";
import type { DayRecord } from "../contract/day-record";
import type { DonationSettings } from "../contract/donation-settings";
import type { DonationSnapshot, FinishedTile } from "../contract/donation-snapshot";
import type { DonationState } from "../contract/donation-state";
import { readDeviceToken } from "./device-token";
import { HomeWatch } from "./home-watch";
import { PageDelayWatch } from "./page-delay-watch";
import { bounded, keepPreferences, type Preferences, readPreferences } from "./preferences";
import { SandboxFrames } from "./sandbox-frames";
import type { SandboxPlaces } from "./sandbox-places";
import { holdTabLock } from "./tab-lock";
import { WakeLock } from "./wake-lock";
import { whyUnsupported } from "./why-unsupported";

export interface DonationOptions extends SandboxPlaces {
  /** In the window of a partner's button: it never begins by itself, and what is chosen there is not kept for the home. */
  isVisit?: boolean;
  /** Right after the opening, then after each change, at most four times a second. */
  onSnapshot: (snapshot: DonationSnapshot) => void;
  onTile?: (tile: FinishedTile) => void;
}

/** This browser's donation, as its page holds it. */
export interface Donation {
  start(settings?: Partial<DonationSettings>): void;
  /** Every core is free before this returns. */
  stop(): void;
  setSlots(slots: number): void;
  setShare(sharePercent: number): void;
  setRules(rules: HomeRules): void;
  /** Until the moment in milliseconds since the epoch; null ends a pause, also one that was chosen from elsewhere. */
  pause(until: number | null): void;
  /** The units that run now are finished, then it stops. */
  finish(): void;
  /** The units that run now are finished, then `then` is called. Whether the donation is on at its next visit stays. */
  finishFor(then: () => void): void;
  /** Whether to show a code by which somebody who is signed in elsewhere can claim this device. */
  pair(wanted: boolean): void;
  /** What the page itself fetched for the donation's sake: it counts in the day's data. */
  countBytes(bytes: number): void;
  /** What this device did on each day that is kept, the oldest first. */
  days(): Promise<DayRecord[]>;
  deviceToken(): Promise<string | null>;
  /** Ends the donation with its page; what the resident chose stays. */
  dispose(): void;
}

/** Opens the donation of this browser; one that was on when the page was left goes on by itself. */
export function openDonation(options: DonationOptions): Donation {
  return new PageDonation(options);
}

class PageDonation implements Donation {
  readonly #options: DonationOptions;
  readonly #frames: SandboxFrames;
  readonly #wakeLock = new WakeLock();
  readonly #delays = new PageDelayWatch(() => void this.#control?.delayed());
  readonly #home = new HomeWatch((signals) => {
    void this.#control?.sense(signals);
    this.#show({});
  });
  readonly #releaseTab: () => void;
  #preferences: Preferences;
  #latest: DonationSnapshot;
  #worker: Worker | undefined;
  #control: Remote<ControlApi> | undefined;
  #frozen = false;
  /** What waits for the units that run now. */
  #afterFinish: (() => void) | undefined;
  #disposed = false;
  /** This device's code is on the screen, perhaps since before there was a control worker to ask for one. */
  #isPairing = false;
  readonly #onFreeze = () => this.#freeze();
  readonly #onResume = () => this.#thaw();

  constructor(options: DonationOptions) {
    this.#options = options;
    this.#frames = new SandboxFrames(options.sandboxUrl);
    const kept = readPreferences(navigator.hardwareConcurrency);
    this.#preferences = options.isVisit ? { ...kept, on: false, pausedUntil: null } : kept;
    this.#latest = { ...NOTHING_YET, ...this.#preferences, state: this.#preferences.on ? CALLING : OFF };
    document.addEventListener("freeze", this.#onFreeze);
    document.addEventListener("resume", this.#onResume);
    const why = whyUnsupported();
    queueMicrotask(() => this.#show(why ? { state: { mode: "unsupported", why } } : {}));
    this.#releaseTab = why
      ? () => {}
      : holdTabLock({
          onHeld: () => void this.#open(),
          onTaken: () => this.#show({ state: { mode: "other-tab" } }),
          onRefused: () => this.#show({ state: { mode: "unsupported", why: "nothing-kept" } }),
        });
  }

  start(settings: Partial<DonationSettings> = {}) {
    this.#prefer({ ...settings, on: true, pausedUntil: null });
    this.#frozen = false;
    void this.#control?.lift();
    this.#afterFinish = undefined;
    void this.#control?.start(this.#preferences);
  }

  stop() {
    this.#prefer({ on: false, pausedUntil: null });
    this.#frames.removeAll();
    void this.#control?.stop();
  }

  setSlots(slots: number) {
    this.#prefer({ slots });
    void this.#control?.adjust(this.#preferences);
  }

  setShare(sharePercent: number) {
    this.#prefer({ sharePercent });
    void this.#control?.adjust(this.#preferences);
  }

  setRules(rules: HomeRules) {
    this.#prefer({ rules });
    void this.#control?.adjust(this.#preferences);
  }

  pause(until: number | null) {
    this.#prefer({ pausedUntil: until });
    // The cores are wanted now: the control worker learns of it a moment later.
    if (until !== null) this.#frames.removeAll();
    else void this.#control?.lift();
    void this.#control?.adjust(this.#preferences);
  }

  finish() {
    this.#prefer({ on: false });
    void this.#control?.finish();
  }

  finishFor(then: () => void) {
    if (!this.#control) return then();
    this.#afterFinish = then;
    void this.#control.finish();
  }

  pair(wanted: boolean) {
    this.#isPairing = wanted;
    if (this.#control) void this.#control.pair(wanted);
    else this.#show({ pairing: wanted ? { kind: "asking" } : null });
  }

  countBytes(bytes: number) {
    void this.#control?.countBytes(bytes);
  }

  async days() {
    return (await this.#control?.days()) ?? [];
  }

  deviceToken() {
    return readDeviceToken();
  }

  dispose() {
    this.#disposed = true;
    document.removeEventListener("freeze", this.#onFreeze);
    document.removeEventListener("resume", this.#onResume);
    this.#frames.removeAll();
    this.#worker?.terminate();
    this.#wakeLock.dispose();
    this.#delays.dispose();
    this.#home.dispose();
    this.#releaseTab();
  }

  async #open() {
    const { controlUrl, siteUrl } = this.#options;
    this.#worker = new Worker(controlUrl, { name: "lamplighter-control" });
    this.#worker.onerror = () => this.#broken();
    const control = wrap<ControlApi>(this.#worker);
    await control.open(siteUrl, proxy(this.#page()), this.#preferences, this.#home.signals);
    if (this.#disposed) return;
    this.#control = control;
    void control.sense(this.#home.signals);
    if (this.#preferences.on) await control.start(this.#preferences);
    if (this.#isPairing) await control.pair(true);
  }

  /** The control worker did not load, or failed unexpectedly: nothing here can be trusted to continue. */
  #broken() {
    this.#worker?.terminate();
    this.#control = undefined;
    this.#frames.removeAll();
    this.#show({ state: { mode: "unsupported", why: "broken" } });
  }

  #page(): PageApi {
    return {
      addFrame: async (frame) => {
        const port = await this.#frames.addFrame(frame);
        return transfer(port, [port]);
      },
      removeFrame: (frame) => this.#frames.removeFrame(frame),
      snapshot: (snapshot) => {
        // Only at a resident's request does it become a new device, not whenever the page is opened.
        if (snapshot.state.mode === "removed" && this.#preferences.on) this.#prefer({ on: false });
        this.#show(snapshot);
        if (!isAtWork(snapshot.state) && !snapshot.isFinishing) this.#finished();
      },
      tile: (tile) => this.#options.onTile?.(tile),
    };
  }

  #finished() {
    const then = this.#afterFinish;
    this.#afterFinish = undefined;
    then?.();
  }

  #prefer(change: Partial<Preferences>) {
    this.#preferences = bounded({ ...this.#preferences, ...change });
    if (!this.#options.isVisit) keepPreferences(this.#preferences);
    this.#show({});
  }

  #show(change: Partial<DonationSnapshot>) {
    if (this.#disposed) return;
    this.#latest = { ...this.#latest, ...change, ...this.#preferences, home: this.#home.signals };
    const { state, rules, home } = this.#latest;
    // A screen that went dark between two jobs would never light up for the second.
    this.#wakeLock.want(isAtWork(state) && rules.keepsScreenOn && home.battery?.isCharging !== false);
    this.#delays.want(rules.givesWay && !home.isHidden && (state.mode === "working" || state.mode === "waiting"));
    this.#options.onSnapshot(this.#latest);
  }

  /** A frozen tab computes nothing: its units go to others at once instead of when their leases end. */
  #freeze() {
    if (!this.#preferences.on) return;
    this.#frozen = true;
    this.#frames.removeAll();
    void this.#control?.stop();
  }

  #thaw() {
    if (!this.#frozen) return;
    this.#frozen = false;
    void this.#control?.start(this.#preferences);
  }
}

/** Lit, and not kept from working by a rule. */
const isAtWork = ({ mode }: DonationState) =>
  mode === "working" || mode === "waiting" || mode === "connecting" || mode === "preparing";

const OFF: DonationState = { mode: "off" };
/** It was on when the page was left, and goes on. */
const CALLING: DonationState = { mode: "connecting", link: "calling", sandbox: "opening" };

const NOTHING_YET: DonationSnapshot = {
  state: OFF,
  on: false,
  isFinishing: false,
  limits: NO_LIMITS,
  lent: 1,
  slots: 1,
  sharePercent: 100,
  rules: GUEST_RULES,
  pausedUntil: null,
  workerSlots: [],
  jobs: [],
  recent: [],
  unitsSession: 0,
  coreMsSession: 0,
  home: { battery: null, isMetered: null, isHidden: false },
  today: { date: "", units: 0, coreMs: 0, bytes: 0, earnedNanos: 0 },
  unitsTotal: 0,
  creditNanos: 0,
  deviceId: null,
  household: null,
  city: null,
  pairing: null,
  outbox: 0,
  held: 0,
  isFull: false,
  keepsResults: true,
  turnedAway: null,
};
