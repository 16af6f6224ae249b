import type { GrantId } from "../ids";
import { batchSize, unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type BlockRun, hasUnitsFor, takeUnits } from "../units/block-run";
import { chooseJob, type Obstacle } from "./choose-job";
import { isBarred } from "./is-barred";
import { isBelieved } from "./is-believed";
import { leaveSeat, takeSeat } from "./seats";
import { sessionJob } from "./session-jobs";
import type { City, GrantRun, JobRun, Seat, Session } from "./state";
import type { Step } from "./step";
import { budgetFor, replicasAtFirst } from "./supply";

/** A seat may change its job so often before it is left alone until the next event. */
const SEAT_TRIES = 4;

/** Gives every seat of the session as much work as its pace allows, and says why when it stays idle. False when it got nothing. */
export function feedSession(step: Step, session: Session): boolean {
  const { city, effects } = step;
  const { grantsMade } = city;
  const reason = obstacleOfSession(city, session) ?? feedSeats(step, session);
  // Whoever has room comes last among those that have, so that all have their turn.
  city.due.delete(session);
  city.hungry.delete(session);
  if (hasRoom(city, session)) city.hungry.add(session);
  if (session.device.grants.size > 0) session.idleReason = null;
  else if (reason !== null && reason !== "blocks-coming" && session.idleReason !== reason) {
    session.idleReason = reason;
    effects.messages.push({ kind: "idle", to: session.id, reason });
  }
  return city.grantsMade > grantsMade;
}

const hasRoom = ({ policy }: City, { seats }: Session) =>
  seats.some(({ grants }) => grants.size < policy.grantsPerSeat);

function feedSeats(step: Step, session: Session): Obstacle | null {
  let reason: Obstacle | null = null;
  let nothing = false;
  for (const seat of session.seats) {
    // What is not there for one free seat is not there for the next.
    if (nothing && seat.jobId === null) continue;
    const wasFree = seat.jobId === null;
    const obstacle = feedSeat(step, session, seat);
    if (obstacle === null) continue;
    reason = obstacle;
    nothing ||= wasFree;
  }
  return reason;
}

function obstacleOfSession(city: City, session: Session): Obstacle | null {
  if (city.stopped) return "stopped-by-admin";
  if (isBarred(city, session.device)) return "device-limited";
  return session.seats.length === 0 ? "offers-nothing" : null;
}

/** The reason why the seat could not be filled, or null when it has all it can take. */
function feedSeat(step: Step, session: Session, seat: Seat): Obstacle | null {
  const { city } = step;
  for (let tries = 0; tries < SEAT_TRIES && seat.grants.size < city.policy.grantsPerSeat; tries++) {
    const choice = chooseJob(step, session, seat);
    if (choice.kind === "none") {
      if (seat.grants.size === 0) leaveSeat(city, seat);
      return choice.reason;
    }
    if (choice.job.id !== seat.jobId) {
      if (seat.grants.size > 0) return null;
      leaveSeat(city, seat);
      takeSeat(city, session, seat, choice.job);
    }
    grantBatch(step, session, seat, choice.job);
  }
  if (seat.grants.size > 0) return null;
  leaveSeat(city, seat);
  return "already-helped";
}

/** Units of the block that are among the first of an adaptive job and not begun: they are begun with all replicas at once. */
const firstUnitsLeft = (city: City, job: JobRun, block: BlockRun) =>
  job.adaptive ? Math.max(0, city.policy.checking.firstUnits - block.first - block.next) : 0;

function grantBatch(step: Step, session: Session, seat: Seat, job: JobRun) {
  const { city, effects } = step;
  const budget = budgetFor(city, job);
  const mostFresh = budget.kind === "left" ? Math.max(0, budget.freshUnits) : 0;
  for (const block of job.blocks.values()) {
    if (!hasUnitsFor(block, session.device, mostFresh > 0)) continue;
    const { household, network } = session.device;
    const voice = { household, network };
    const trusted = isBelieved(city, job, session.device);
    const most = sizeOfBatch(city, session, job, block, trusted);
    const early = firstUnitsLeft(city, job, block);
    const taker = { voice, trusted, most, mostFresh: early > 0 ? Math.min(mostFresh, early) : mostFresh };
    const units = takeUnits(block, taker, early > 0 ? job.replicas : replicasAtFirst(job));
    if (units.length === 0) continue;
    const grant = recordGrant(step, { session, seat }, job, block, units);
    const { lines, first } = block;
    const own = sessionJob(session, job);
    effects.messages.push({
      kind: "grant",
      to: session.id,
      grantId: grant.id,
      jobId: job.id,
      block: block.seq,
      seat: seat.index,
      units,
      ...(lines ? { lines: units.map((unit) => lines[unit - first] ?? "") } : {}),
      ...(own.sheetSent ? {} : { sheet: job.sheet }),
    });
    own.sheetSent = true;
    return;
  }
}

function sizeOfBatch(city: City, session: Session, job: JobRun, block: BlockRun, trusted: boolean): number {
  const { policy } = city;
  const own = session.jobs.get(job.id)?.pace;
  const pace = own ?? (job.pace.samples > 0 ? job.pace : unknownPace());
  const left = job.units - job.agreed - job.failed;
  const share = (left * replicasAtFirst(job) - job.leases) / (2 * Math.max(1, job.seats));
  const bytesPerUnit = Math.max(1, block.lineBytes / block.count);
  const byBytes = Math.max(1, Math.floor(policy.grantInputBytes / bytesPerUnit));
  const most = job.adaptive && !trusted ? policy.checking.unknownUnits : policy.unitsPerGrant;
  return batchSize(pace, policy.batchMs, Math.max(1, share), Math.min(most, byBytes));
}

function recordGrant(
  { city, now }: Step,
  { session, seat }: { session: Session; seat: Seat },
  job: JobRun,
  block: BlockRun,
  units: number[],
): GrantRun {
  const grant: GrantRun = {
    id: `${city.epoch}${(city.grantsMade++).toString(36)}` as GrantId,
    jobId: job.id,
    block: block.seq,
    deviceId: session.device.id,
    household: session.device.household,
    network: session.device.network,
    sessionId: session.id,
    seat: seat.index,
    outstanding: new Set(units),
    grantedAt: now,
    progressAt: now,
    expiresAt: (now + city.policy.leaseMs) as Millis,
  };
  city.grants.set(grant.id, grant);
  session.device.grants.add(grant.id);
  seat.grants.add(grant.id);
  job.leases += units.length;
  city.allowance -= units.length;
  return grant;
}
