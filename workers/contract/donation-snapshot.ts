import type { DeviceLimits } from "#core/home/remote-settings";
import type { JobPicture, Runtime } from "#core/jobs/job-spec";
import type { FailureReason, RefusedResults } from "#protocol/devices/device-messages";
import type { DayRecord } from "./day-record";
import type { DonationSettings, HomeSignals } from "./donation-settings";
import type { DonationState } from "./donation-state";
import type { PairingView } from "./pairing-view";

/** One core that the resident offers: a lamp. */
export interface SlotView {
  slot: number;
  jobId: string;
  jobName: string;
  cause: string;
  customerName: string;
  /** Absent if the city does not send it yet. */
  customerId?: string;
  /** The unit that runs now, or null between two units. */
  unit: number | null;
  /** When that unit began, in milliseconds since the epoch. */
  since: number;
  /** The core went back to the resident, and the unit is paused. */
  isHeld: boolean;
}

/** A job that this device holds units of. */
export interface JobView {
  jobId: string;
  name: string;
  cause: string;
  customerName: string;
  runtime: Runtime;
  picture: JobPicture;
  /** Units of it that this device finished since the page was opened. */
  units: number;
}

/** A unit that has just ended here. */
export interface RecentUnit {
  jobId: string;
  unit: number;
  kind: "output" | "failed" | "lost";
  ms: number;
  /** The beginning of its output, if that is text; its error message if it failed. */
  text: string;
  /** How it failed. */
  failure?: { reason: FailureReason; exitCode?: number };
  at: number;
}

/** Results of this device that will never count, and why. */
export interface TurnedAway {
  why: RefusedResults | "too-old" | "no-room";
  results: number;
}

/** Everything a page shows of a donation. Each snapshot is complete, so a page may miss any of them. */
export interface DonationSnapshot extends DonationSettings {
  state: DonationState;
  /** Whether the resident wants to donate: survives a reload. */
  on: boolean;
  /** It stops when the running units are finished. */
  isFinishing: boolean;
  /** What the household allows from elsewhere, at most: the device gives less if the resident chose less. */
  limits: DeviceLimits;
  /** How many of the resident's cores are lent now; fewer than given while the machine is needed for other things. */
  lent: number;
  workerSlots: SlotView[];
  jobs: JobView[];
  recent: RecentUnit[];
  /** Units finished since the page was opened, and the time that cores spent on them. */
  unitsSession: number;
  coreMsSession: number;
  today: DayRecord;
  home: HomeSignals;
  /** All units that the city has ever settled for this device. */
  unitsTotal: number;
  creditNanos: number;
  deviceId: string | null;
  household: string | null;
  city: string | null;
  /** While its resident looks for somebody to make it theirs. */
  pairing: PairingView | null;
  /** Results that wait for the coordinator's acknowledgement. */
  outbox: number;
  /** Results that are kept here until their job, or the city, goes on. */
  held: number;
  /** Finished results fill their storage on this device: nothing new begins until some are accepted. */
  isFull: boolean;
  /** False once the browser's database has failed: unsent results would not survive a reload. */
  keepsResults: boolean;
  turnedAway: TurnedAway | null;
}

/** A finished tile of a job whose picture is `tiles`. */
export interface FinishedTile {
  jobId: string;
  index: number;
  width: number;
  height: number;
  tile: number;
  /** tile × tile × 3 bytes of RGB. */
  bytes: Uint8Array;
}
