import type { DonationSettings } from "../page/control-api";
import type { DonationSnapshot, JobView, SeatView, TurnedAway } from "../page/donation-snapshot";
import type { IdentityStore } from "./identity-store";
import type { ShelfJob } from "./job-shelf";
import type { LeaseBook } from "./lease-book";
import type { Seat } from "./seat";
import type { SessionTally } from "./session-tally";

/** What a snapshot is taken of. */
export interface SnapshotSubject
  extends Pick<DonationSnapshot, "phase" | "idleReason" | "stopReason" | "trouble" | "crowded" | "on" | "connected"> {
  readonly identity: IdentityStore;
  readonly settings: Readonly<DonationSettings>;
  readonly tally: SessionTally;
  readonly book: LeaseBook;
  readonly seats: readonly Seat[];
  readonly resultsWaiting: number;
  readonly resultsHeld: number;
  readonly turnedAway: TurnedAway | null;
  jobOf(jobId: string): ShelfJob | undefined;
}

export function takeSnapshot(subject: SnapshotSubject): DonationSnapshot {
  const identity = subject.identity.current;
  return {
    phase: subject.phase,
    idleReason: subject.idleReason,
    stopReason: subject.stopReason,
    trouble: subject.trouble,
    crowded: subject.crowded,
    on: subject.on,
    ...subject.settings,
    seats: seatViews(subject),
    jobs: jobViews(subject),
    recent: subject.tally.recent,
    unitsSession: subject.tally.units,
    coreMsSession: Math.round(subject.tally.coreMs),
    unitsTotal: identity?.units ?? 0,
    creditNanos: identity?.creditNanos ?? 0,
    deviceId: identity?.deviceId ?? null,
    household: identity?.household ?? null,
    city: identity?.city ?? null,
    connected: subject.connected,
    outbox: subject.resultsWaiting,
    held: subject.resultsHeld,
    turnedAway: subject.turnedAway,
  };
}

function seatViews(subject: SnapshotSubject): SeatView[] {
  return subject.seats.flatMap((seat, index) => {
    const working = seat.working;
    const job = working && subject.jobOf(working.jobId);
    if (!job) return [];
    const { jobId, name, cause, customerName } = job.sheet;
    return [{ seat: index, jobId, jobName: name, cause, customerName, unit: working.unit, since: working.since }];
  });
}

function jobViews(subject: SnapshotSubject): JobView[] {
  return [...subject.book.jobIds()].flatMap((jobId) => {
    const job = subject.jobOf(jobId);
    if (!job) return [];
    const { name, cause, customerName, runtime, picture } = job.sheet;
    return [{ jobId, name, cause, customerName, runtime, picture, units: job.unitsDone }];
  });
}
