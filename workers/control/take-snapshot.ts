import type { DonationSettings } from "../contract/donation-settings";
import type { DonationSnapshot, JobView, SlotView } from "../contract/donation-snapshot";
import type { DeviceSession } from "./connection/device-session";
import type { IdentityStore } from "./connection/identity-store";
import { isOn } from "./donation-machine";
import type { LeaseBook } from "./leases/lease-book";
import type { Outbox } from "./leases/outbox";
import type { OutputStore } from "./outputs/output-store";
import type { DayBook } from "./record/day-book";
import type { SessionTally } from "./record/session-tally";
import type { CachedJob } from "./units/job-cache";
import type { WorkerSlots } from "./units/worker-slots";

/** What a snapshot is taken of. */
export interface SnapshotSubject extends Pick<DonationSnapshot, "state" | "keepsResults" | "isFinishing" | "lent"> {
  readonly identity: IdentityStore;
  readonly settings: Readonly<DonationSettings>;
  readonly tally: SessionTally;
  readonly days: Pick<DayBook, "today">;
  readonly book: LeaseBook;
  readonly slots: Pick<WorkerSlots, "workerSlots">;
  readonly session: Pick<DeviceSession, "sender" | "answers" | "pairing" | "remote">;
  readonly outbox: Outbox;
  readonly outputStore: Pick<OutputStore, "isFull">;
  jobOf(jobId: string): CachedJob | undefined;
}

export function takeSnapshot(subject: SnapshotSubject): Omit<DonationSnapshot, "home"> {
  const identity = subject.identity.current;
  const { maxCores, maxSharePercent } = subject.session.remote.settings;
  return {
    state: subject.state,
    on: isOn(subject.state),
    ...subject.settings,
    isFinishing: subject.isFinishing,
    limits: { maxCores, maxSharePercent },
    lent: subject.lent,
    today: subject.days.today,
    workerSlots: slotViews(subject),
    jobs: jobViews(subject),
    recent: subject.tally.recent,
    unitsSession: subject.tally.units,
    coreMsSession: Math.round(subject.tally.coreMs),
    unitsTotal: identity?.units ?? 0,
    creditNanos: identity?.creditNanos ?? 0,
    deviceId: identity?.deviceId ?? null,
    household: identity?.household ?? null,
    city: identity?.city ?? null,
    pairing: subject.session.pairing.view,
    outbox: subject.session.sender.waiting,
    held: subject.outbox.heldResults,
    isFull: subject.outbox.isFull || subject.outputStore.isFull,
    keepsResults: subject.keepsResults,
    turnedAway: subject.session.answers.turnedAway,
  };
}

function slotViews(subject: SnapshotSubject): SlotView[] {
  return subject.slots.workerSlots.flatMap((slot, index) => {
    const working = slot.working;
    const job = working && subject.jobOf(working.jobId);
    if (!job) return [];
    const { jobId, name, cause, customerName, customerId } = job.spec;
    const { unit, since } = working;
    const forWhom = { cause, customerName, ...(customerId && { customerId }) };
    return [{ slot: index, jobId, jobName: name, ...forWhom, unit, since, isHeld: slot.isHeld }];
  });
}

function jobViews(subject: SnapshotSubject): JobView[] {
  return [...subject.book.jobIds()].flatMap((jobId) => {
    const job = subject.jobOf(jobId);
    if (!job) return [];
    const { name, cause, customerName, runtime, picture } = job.spec;
    return [{ jobId, name, cause, customerName, runtime, picture, units: job.unitsDone }];
  });
}
