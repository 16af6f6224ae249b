import type { DonationSnapshot, JobView, SeatView } from "../page/donation-snapshot";
import type { DonationControl } from "./donation-control";

export function takeSnapshot(control: DonationControl): DonationSnapshot {
  const identity = control.identity.current;
  return {
    phase: control.phase,
    idleReason: control.idleReason,
    stopReason: control.stopReason,
    trouble: control.trouble,
    on: control.on,
    ...control.settings,
    seats: seatViews(control),
    jobs: jobViews(control),
    recent: control.tally.recent,
    unitsSession: control.tally.units,
    coreMsSession: Math.round(control.tally.coreMs),
    unitsTotal: identity?.units ?? 0,
    creditNanos: identity?.creditNanos ?? 0,
    deviceId: identity?.deviceId ?? null,
    household: identity?.household ?? null,
    city: identity?.city ?? null,
    connected: control.connected,
    outbox: control.resultsWaiting,
  };
}

function seatViews(control: DonationControl): SeatView[] {
  return control.seats.flatMap((seat, index) => {
    const working = seat.working;
    const job = working && control.jobOf(working.jobId);
    if (!job) return [];
    const { jobId, name, cause, customerName } = job.sheet;
    return [{ seat: index, jobId, jobName: name, cause, customerName, unit: working.unit, since: working.since }];
  });
}

function jobViews(control: DonationControl): JobView[] {
  return [...control.book.jobIds()].flatMap((jobId) => {
    const job = control.jobOf(jobId);
    if (!job) return [];
    const { name, cause, customerName, runtime, picture } = job.sheet;
    return [{ jobId, name, cause, customerName, runtime, picture, units: job.unitsDone }];
  });
}
