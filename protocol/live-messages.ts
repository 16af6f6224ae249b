import { z } from "zod";
import type { StateReason } from "#core/jobs/state-reason";

/** The socket.io namespace of pages: read only, authenticated by the visitor's own session cookie. */
export const LIVE_NAMESPACE = "/live";

/** The topic that a page wants to follow; refused if the visitor may not see it. */
export const LiveFollow = z.discriminatedUnion("topic", [
  z.strictObject({ topic: z.literal("job"), jobId: z.string().min(1).max(64) }),
  z.strictObject({ topic: z.literal("fleet") }),
  /** The visitor's own devices. */
  z.strictObject({ topic: z.literal("household") }),
]);
export type LiveFollow = z.infer<typeof LiveFollow>;

/**
 * A unit's state, as one letter per unit in mosaics: waiting, running, held (answered, to be confirmed), agreed,
 * failed.
 */
export type CellState = "w" | "r" | "h" | "a" | "f";

/** The state of a job at one moment. Totals, so that any message may be lost. */
export interface JobPulse {
  jobId: string;
  state: JobStateName;
  units: number;
  agreed: number;
  failed: number;
  /** Units that were settled and are being computed again. */
  reopened: number;
  /** The dial, and unit workers at work. */
  cores: number;
  coresNow: number;
  /** Answers of unsettled units: each waits until enough other households agree. */
  answersWaiting: number;
  spentNanos: number;
  budgetNanos: number;
  fuel: number;
  /** Units settled, or answered by a trusted household, averaged over ten seconds. */
  unitsPerSecond: number;
  /** Milliseconds until it is finished, or null while that is unknown. */
  etaMs: number | null;
  at: number;
}

export type JobStateName = "running" | "paused" | "finished" | "cancelled";

/** Units that were settled since the last message; at most 500 of them are named, `more` counts the rest. */
export interface JobSettled {
  jobId: string;
  agreed: number[];
  failed: number[];
  more: number;
}

export interface FleetPulse {
  devices: number;
  /** Unit workers offered, and at work. */
  slots: number;
  busy: number;
  /** Of all jobs together. */
  unitsPerSecond: number;
  /** Units settled since the coordinator started. */
  settled: number;
  waitingUnits: number;
  jobsRunning: number;
  stopped: boolean;
  engines: Record<string, number>;
  /** Set while nearly all devices are in one network: how many there are, and how many of them are in it. */
  sharedNetwork: { devices: number; sharing: number } | null;
  lamps: FleetLamp[];
  at: number;
}

/** One device in the console's field of lamps; at most 2,000 are sent. */
export interface FleetLamp {
  deviceId: string;
  label: string;
  engine: string;
  slots: number;
  busy: number;
  jobName: string | null;
}

export interface FleetEvent {
  at: number;
  kind: string;
  text: string;
}

/** The job's state changed, durably: the page should read the rest again. */
export interface JobStateMessage {
  jobId: string;
  state: JobStateName;
  reason: StateReason | null;
}

export interface LiveToPage {
  job: (message: JobPulse) => void;
  state: (message: JobStateMessage) => void;
  settled: (message: JobSettled) => void;
  fleet: (message: FleetPulse) => void;
  event: (message: FleetEvent) => void;
  /** Something about the visitor's devices changed: the page should read them again. */
  household: () => void;
}

export interface PageToLive {
  follow: (message: LiveFollow, answer: (outcome: { ok: true } | { ok: false; message: string }) => void) => void;
  unfollow: (message: LiveFollow) => void;
}
