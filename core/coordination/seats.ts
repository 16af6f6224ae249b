import { dropLease } from "../units/block-run";
import { requeueUnit } from "./requeue-unit";
import { sessionJob } from "./session-jobs";
import type { City, DeviceRun, GrantRun, JobRun, Seat, Session } from "./state";

/** Ends a grant: what is left of it goes to other devices. */
export function dropGrant(city: City, grant: GrantRun) {
  for (const unit of [...grant.outstanding]) giveBackUnit(city, grant, unit);
  closeIfEmpty(city, grant);
}

/** Puts one unit of a grant up for other devices. */
export function giveBackUnit(city: City, grant: GrantRun, unit: number) {
  if (!endLease(city, grant, unit)) return;
  const job = city.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  if (job && block) requeueUnit(city, job, block, unit);
}

/** All that the device holds goes to others. */
export function dropGrants(city: City, device: DeviceRun) {
  for (const grantId of [...device.grants]) {
    const grant = city.grants.get(grantId);
    if (grant) dropGrant(city, grant);
  }
}

/** Takes one unit off a grant. False when it was not on it. */
export function endLease(city: City, grant: GrantRun, unit: number): boolean {
  if (!grant.outstanding.delete(unit)) return false;
  const job = city.jobs.get(grant.jobId);
  const block = job?.blocks.get(grant.block);
  if (job) {
    job.leases -= 1;
    // One whose money does not last for another unit is paused when nothing of it is under way.
    if (job.leases === 0) city.index.wake(job);
  }
  if (block) dropLease(block, unit, grant.household);
  return true;
}

/** Forgets a grant whose units are all done with, and frees its place on the seat. */
export function closeIfEmpty(city: City, grant: GrantRun) {
  if (grant.outstanding.size > 0) return;
  city.grants.delete(grant.id);
  const device = city.devices.get(grant.deviceId);
  device?.grants.delete(grant.id);
  const session = device?.session ? city.sessions.get(device.session) : undefined;
  if (!session) return;
  session.seats[grant.seat]?.grants.delete(grant.id);
  city.hungry.add(session);
}

/** Gives a seat to a job. */
export function takeSeat(city: City, session: Session, seat: Seat, job: JobRun) {
  sessionJob(session, job);
  seat.jobId = job.id;
  job.seats += 1;
  job.idleSince = null;
  city.seated.add(job);
  city.seatsByCustomer.set(job.customerId, (city.seatsByCustomer.get(job.customerId) ?? 0) + 1);
  city.index.reseated(job);
}

/** Frees a seat that has no grants left. */
export function leaveSeat(city: City, seat: Seat) {
  const job = seat.jobId ? city.jobs.get(seat.jobId) : undefined;
  seat.jobId = null;
  if (!job) return;
  job.seats -= 1;
  if (job.seats === 0) city.seated.delete(job);
  const seats = (city.seatsByCustomer.get(job.customerId) ?? 1) - 1;
  if (seats > 0) city.seatsByCustomer.set(job.customerId, seats);
  else city.seatsByCustomer.delete(job.customerId);
  city.index.reseated(job);
}

/** Ends all that a seat does. */
export function clearSeat(city: City, seat: Seat) {
  for (const grantId of [...seat.grants]) {
    const grant = city.grants.get(grantId);
    if (grant) dropGrant(city, grant);
  }
  seat.grants.clear();
  leaveSeat(city, seat);
}
