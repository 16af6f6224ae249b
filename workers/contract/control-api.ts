import type { JobSpec } from "#core/jobs/job-spec";
import type { LocalResult } from "#protocol/devices/device-messages";
import type { DayRecord } from "./day-record";
import type { DonationSettings, HomeSignals } from "./donation-settings";
import type { DonationSnapshot, FinishedTile } from "./donation-snapshot";

/** What the control worker asks of the page that owns it: only a page can hold frames. */
export interface FrameHost {
  /** Adds a sandbox and gives it one end of a channel; returns the other end. */
  addFrame(frame: number): MessagePort | Promise<MessagePort>;
  /** Removes a sandbox at once, which is the fastest way to free its cores. */
  removeFrame(frame: number): void | Promise<void>;
}

export interface PageApi extends FrameHost {
  /** Everything except what the page can see itself. */
  snapshot(snapshot: Omit<DonationSnapshot, "home">): void | Promise<void>;
  tile(tile: FinishedTile): void | Promise<void>;
}

export interface TryOutApi extends FrameHost {
  tried(result: LocalResult): void | Promise<void>;
}

export interface TryRequest {
  siteUrl: string;
  spec: JobSpec;
  units: number[];
  /** One per unit, in the order of `units`; null for a range. */
  lines: string[] | null;
  /** How to read each unit's object, if the inputs are in buckets. */
  links?: { url: string; headers: Record<string, string> }[];
  /** The program, if it is already here; otherwise it is fetched from the site by its hash. */
  program?: Uint8Array;
  /** Unit workers to use at once. */
  slots: number;
}

/** What a page may ask of its control worker. Joined by Comlink: both ends are ours. */
export interface ControlApi {
  open(siteUrl: string, page: PageApi, settings: DonationSettings, home: HomeSignals): Promise<void>;
  start(settings: DonationSettings): Promise<void>;
  /** Ends all computing now, hands leases back; the outbox is still delivered. */
  stop(): Promise<void>;
  /** Finishes the running units and then stops; the others are released at once. */
  finish(): Promise<void>;
  adjust(settings: DonationSettings): Promise<void>;
  /** The person at the device ends a pause that their household chose from elsewhere. */
  lift(): Promise<void>;
  /** The device's home has changed. */
  sense(home: HomeSignals): Promise<void>;
  /** Other programs keep the visible page waiting. Reported only by a device that gives way. */
  delayed(): Promise<void>;
  /** Whether to show a code by which somebody who is signed in elsewhere can claim this device. */
  pair(wanted: boolean): Promise<void>;
  /** The page fetched something for the donation. */
  countBytes(bytes: number): Promise<void>;
  /** What the device did on each recorded day, oldest first. */
  days(): Promise<DayRecord[]>;
  tryUnits(request: TryRequest, page: TryOutApi): Promise<LocalResult[]>;
}
