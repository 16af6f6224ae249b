import type { CustomerId, GrantId } from "../ids";
import { roughPriceOfFuel } from "../ledger/pricing";
import { canContain } from "../scheduling/can-contain";
import { fairerAt, nextByFairShare } from "../scheduling/fair-share";
import { batchSize, unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type BlockRun, freshUnits, hasUnitsFor, takeUnits } from "../units/block-run";
import type { Effects } from "./effects";
import { isFickle } from "./evidence";
import { fuelRate } from "./fuel-rate";
import { isBarred } from "./is-barred";
import { isBelieved } from "./is-believed";
import { hasEndedBoxOf } from "./is-quarantined";
import { enterState } from "./job-state";
import { mayRun } from "./may-run";
import { leaveSeat, takeSeat } from "./seats";
import type { City, DeviceRun, GrantRun, IdleReason, JobRun, Seat, Session } from "./state";

/** Why a job has nothing for a device now; `null` when it has, `blocks-coming` when it will in a moment. */
type Obstacle = IdleReason | "blocks-coming" | null;

/** A seat may change its job so often before it is left alone until the next event. */
const SEAT_TRIES = 4;

/** Gives every seat of the session as much work as its pace allows, and says why when it stays idle. */
export function feedSession(city: City, session: Session, now: Millis, effects: Effects) {
  const reason = obstacleOfSession(city, session) ?? feedSeats(city, session, now, effects);
  if (session.device.grants.size > 0) session.idleReason = null;
  else if (reason !== null && reason !== "blocks-coming" && session.idleReason !== reason) {
    session.idleReason = reason;
    effects.messages.push({ kind: "idle", to: session.id, reason });
  }
}

function feedSeats(city: City, session: Session, now: Millis, effects: Effects): Obstacle {
  let reason: Obstacle = null;
  let nothing = false;
  for (const seat of session.seats) {
    // What is not there for one free seat is not there for the next.
    if (nothing && seat.jobId === null) continue;
    const wasFree = seat.jobId === null;
    const obstacle = feedSeat(city, session, seat, now, effects);
    if (obstacle === null) continue;
    reason = obstacle;
    nothing ||= wasFree;
  }
  return reason;
}

/** After work appeared or was given back, or ended: sessions with an empty seat are fed, or learn why not. */
export function feedIdleSessions(city: City, now: Millis, effects: Effects) {
  if (city.stopped) return;
  const supply = anySupply(city);
  for (const session of city.sessions.values()) {
    if (session.uncommitted > 0) continue;
    const hasRoom = supply
      ? session.seats.some((seat) => seat.grants.size < city.policy.grantsPerSeat)
      : session.seats.length > 0 && session.device.grants.size === 0;
    if (hasRoom) feedSession(city, session, now, effects);
  }
}

function anySupply(city: City): boolean {
  for (const job of city.jobs.values()) if (mayRun(job)) return true;
  return false;
}

function obstacleOfSession(city: City, session: Session): Obstacle {
  if (city.stopped) return "stopped-by-admin";
  if (isBarred(city, session.device)) return "device-limited";
  return session.seats.length === 0 ? "offers-nothing" : null;
}

/** The reason why the seat could not be filled, or null when it has all it can take. */
function feedSeat(city: City, session: Session, seat: Seat, now: Millis, effects: Effects): Obstacle {
  for (let tries = 0; tries < SEAT_TRIES && seat.grants.size < city.policy.grantsPerSeat; tries++) {
    const choice = chooseJob(city, session, seat, effects);
    if (choice.kind === "none") {
      if (seat.grants.size === 0) leaveSeat(city, seat);
      return choice.reason;
    }
    if (choice.job.id !== seat.jobId) {
      if (seat.grants.size > 0) return null;
      leaveSeat(city, seat);
      takeSeat(city, seat, choice.job);
    }
    grantBatch(city, session, seat, choice.job, now, effects);
  }
  if (seat.grants.size > 0) return null;
  leaveSeat(city, seat);
  return "already-helped";
}

type Choice = { kind: "job"; job: JobRun } | { kind: "none"; reason: Obstacle };

/** The seat's own job while it has units and no other customer is worse off; else the next by fair share. */
function chooseJob(city: City, session: Session, seat: Seat, effects: Effects): Choice {
  const seatsOf = (customer: CustomerId) => city.seatsByCustomer.get(customer) ?? 0;
  const eligible: JobRun[] = [];
  let reason: Obstacle = "no-work";
  for (const job of city.jobs.values()) {
    const obstacle = obstacleOfJob(city, job, session.device, job.id === seat.jobId, effects);
    if (obstacle === null) eligible.push(job);
    else if (obstacle !== "no-work") reason = obstacle;
  }
  const next = nextByFairShare(eligible, seatsOf);
  if (!next) return { kind: "none", reason };
  const own = eligible.find((job) => job.id === seat.jobId);
  return { kind: "job", job: own && !fairerAt(own, next, seatsOf) ? own : next };
}

function obstacleOfJob(city: City, job: JobRun, device: DeviceRun, seated: boolean, effects: Effects): Obstacle {
  if (job.state !== "running") return "no-work";
  if (!canContain(device.engine, job.sheet.runtime, city.policy.scriptEngines)) return "engine-holds-no-scripts";
  if (hasEndedBoxOf(city, job, device)) return "ended-the-box";
  if (isShunned(job, device)) return "device-limited";
  if (!seated && job.seats >= job.cores) return "all-jobs-at-their-dial";
  const budget = budgetFor(city, job);
  if (budget.kind === "spent") {
    if (job.leases === 0) enterState(city, job, "paused", { kind: "budget-too-small" }, effects);
    return "no-work";
  }
  const fresh = budget.freshUnits > 0;
  if (fresh) restock(city, job, effects);
  for (const block of job.blocks.values()) if (hasUnitsFor(block, device, fresh)) return null;
  if (job.claiming) return "blocks-coming";
  return job.blocks.size > 0 ? "already-helped" : "no-work";
}

/** Its household's answers in this job lost again and again, and it is not the program. */
const isShunned = (job: JobRun, { household }: DeviceRun) =>
  (job.outvoted.get(household) ?? 0) >= job.mostOutvotes && !isFickle(job);

/** Replicas that a unit is begun with: what an adaptive job needs beyond the first shows when that has returned. */
const replicasAtFirst = (job: JobRun) => (job.adaptive ? 1 : job.replicas);

/** Units of the block that are among the first of an adaptive job and not begun: they are begun with all replicas at once. */
const firstUnitsLeft = (city: City, job: JobRun, block: BlockRun) =>
  job.adaptive ? Math.max(0, city.policy.checking.firstUnits - block.first - block.next) : 0;

type Budget =
  /** Less is left than a unit costs. */
  | { kind: "spent" }
  /** Enough to finish what is begun, by the job's own running average, and to begin so many more. */
  | { kind: "left"; freshUnits: number };

function budgetFor(city: City, job: JobRun): Budget {
  const left = job.budgetNanos - job.spentNanos;
  const price = typicalPrice(city, job);
  if (left <= 0 || price > left) return { kind: "spent" };
  const affordable = price === 0 ? Number.POSITIVE_INFINITY : Math.floor(left / price);
  if (affordable >= job.units - job.agreed - job.failed) return { kind: "left", freshUnits: affordable };
  let begun = 0;
  for (const block of job.blocks.values()) begun += block.open.size;
  return { kind: "left", freshUnits: affordable - begun };
}

/** What a unit of the job costs on average so far, with all its replicas; 0 while nothing is known. */
function typicalPrice(city: City, job: JobRun): number {
  const settled = job.agreed + job.failed;
  if (settled === 0) return 0;
  const replicas = replicasAtFirst(job);
  return roughPriceOfFuel(job.fuel / settled / replicas, fuelRate(city, job)) * replicas;
}

/** Asks the store for blocks while the job has fewer fresh units in memory than its seats are about to take. */
function restock(city: City, job: JobRun, effects: Effects) {
  if (job.claiming || !job.moreBlocks) return;
  const { policy } = city;
  if (job.blocks.size >= policy.blocksPerJob || job.blockBytes >= policy.blockBytesPerJob) return;
  const perSeat = batchSize(job.pace, policy.batchMs, Number.POSITIVE_INFINITY, policy.unitsPerGrant);
  const wanted = Math.max(1, job.seats) * perSeat * policy.grantsPerSeat;
  let fresh = 0;
  for (const block of job.blocks.values()) fresh += freshUnits(block);
  if (fresh >= wanted) return;
  job.claiming = true;
  const blocks = 2 + Math.ceil((2 * wanted - fresh) / policy.unitsPerBlock);
  effects.claims.push({ jobId: job.id, blocks: Math.min(policy.blocksPerJob - job.blocks.size, blocks) });
}

function grantBatch(city: City, session: Session, seat: Seat, job: JobRun, now: Millis, effects: Effects) {
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
    const grant = recordGrant(city, session, seat, job, block, units, now);
    const { lines, first } = block;
    effects.messages.push({
      kind: "grant",
      to: session.id,
      grantId: grant.id,
      jobId: job.id,
      block: block.seq,
      seat: seat.index,
      units,
      ...(lines ? { lines: units.map((unit) => lines[unit - first] ?? "") } : {}),
      ...(session.sheets.has(job.id) ? {} : { sheet: job.sheet }),
    });
    session.sheets.add(job.id);
    return;
  }
}

function sizeOfBatch(city: City, session: Session, job: JobRun, block: BlockRun, trusted: boolean): number {
  const { policy } = city;
  const pace = session.paces.get(job.id) ?? (job.pace.samples > 0 ? job.pace : unknownPace());
  const left = job.units - job.agreed - job.failed;
  const share = (left * replicasAtFirst(job) - job.leases) / (2 * Math.max(1, job.seats));
  const bytesPerUnit = Math.max(1, block.lineBytes / block.count);
  const byBytes = Math.max(1, Math.floor(policy.grantInputBytes / bytesPerUnit));
  const most = job.adaptive && !trusted ? policy.checking.unknownUnits : policy.unitsPerGrant;
  return batchSize(pace, policy.batchMs, Math.max(1, share), Math.min(most, byBytes));
}

function recordGrant(
  city: City,
  session: Session,
  seat: Seat,
  job: JobRun,
  block: BlockRun,
  units: number[],
  now: Millis,
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
  return grant;
}
