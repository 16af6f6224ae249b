import { proxy, type Remote, transfer, wrap } from "comlink";
import type { ControlApi, DonationSettings, PageApi } from "../contract/control-api";
import type { DonationSnapshot, FinishedTile } from "../contract/donation-snapshot";
import type { DonationState } from "../contract/donation-state";
import { readDeviceToken } from "./device-token";
import { bounded, keepPreferences, type Preferences, readPreferences } from "./preferences";
import { SandboxFrames } from "./sandbox-frames";
import type { SandboxPlaces } from "./sandbox-places";
import { holdTabLock } from "./tab-lock";
import { WakeLock } from "./wake-lock";
import { whyUnsupported } from "./why-unsupported";

export interface DonationOptions extends SandboxPlaces {
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
  readonly #releaseTab: () => void;
  #preferences: Preferences;
  #latest: DonationSnapshot;
  #worker: Worker | undefined;
  #control: Remote<ControlApi> | undefined;
  #frozen = false;
  #disposed = false;
  readonly #onFreeze = () => this.#freeze();
  readonly #onResume = () => this.#thaw();

  constructor(options: DonationOptions) {
    this.#options = options;
    this.#frames = new SandboxFrames(options.sandboxUrl);
    this.#preferences = readPreferences(navigator.hardwareConcurrency);
    this.#latest = { ...NOTHING_YET, ...this.#preferences, state: this.#preferences.on ? CALLING : OFF };
    document.addEventListener("freeze", this.#onFreeze);
    document.addEventListener("resume", this.#onResume);
    const why = whyUnsupported();
    queueMicrotask(() => this.#show(why ? { state: { mode: "unsupported", why } } : {}));
    this.#releaseTab = why
      ? () => {}
      : holdTabLock({ onHeld: () => void this.#open(), onTaken: () => this.#show({ state: { mode: "other-tab" } }) });
  }

  start(settings: Partial<DonationSettings> = {}) {
    this.#prefer({ ...settings, on: true });
    this.#frozen = false;
    void this.#control?.start(this.#preferences);
  }

  stop() {
    this.#prefer({ on: false });
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
    this.#releaseTab();
  }

  async #open() {
    const { controlUrl, siteUrl } = this.#options;
    this.#worker = new Worker(controlUrl, { name: "lamplighter-control" });
    this.#worker.onerror = () => this.#broken();
    const control = wrap<ControlApi>(this.#worker);
    await control.open(siteUrl, proxy(this.#page()));
    if (this.#disposed) return;
    this.#control = control;
    if (this.#preferences.on) await control.start(this.#preferences);
  }

  /** The control worker did not load, or failed in a way that it does not know: nothing here can be trusted to go on. */
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
      snapshot: (snapshot) => this.#show(snapshot),
      tile: (tile) => this.#options.onTile?.(tile),
    };
  }

  #prefer(change: Partial<Preferences>) {
    this.#preferences = bounded({ ...this.#preferences, ...change });
    keepPreferences(this.#preferences);
    this.#show({});
  }

  #show(change: Partial<DonationSnapshot>) {
    if (this.#disposed) return;
    this.#latest = { ...this.#latest, ...change, ...this.#preferences };
    this.#wakeLock.want(this.#latest.state.mode === "working");
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

const OFF: DonationState = { mode: "off" };
/** It was on when the page was left, and goes on. */
const CALLING: DonationState = { mode: "connecting", link: "calling", sandbox: "opening" };

const NOTHING_YET: DonationSnapshot = {
  state: OFF,
  on: false,
  slots: 1,
  sharePercent: 100,
  workerSlots: [],
  jobs: [],
  recent: [],
  unitsSession: 0,
  coreMsSession: 0,
  unitsTotal: 0,
  creditNanos: 0,
  deviceId: null,
  household: null,
  city: null,
  outbox: 0,
  held: 0,
  keepsResults: true,
  turnedAway: null,
};
