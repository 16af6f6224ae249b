import type { SessionId } from "../ids";
import { observePace, unknownPace } from "../scheduling/pace";
import type { Millis } from "../time";
import { type BlockRun, isSettled } from "../units/block-run";
import { closeClearing, hasFreshUnits } from "./clearings";
import { deviceDelta, type Effects } from "./effects";
import type { CityEvent, Returned } from "./events";
import { feedIdleSessions, feedSession } from "./grant-units";
import { isBarred } from "./is-barred";
import { mayRun } from "./may-run";
import { noteBoxDeath } from "./quarantine";
import { closeIfEmpty, endLease } from "./seats";
import { recordLoss, recordReplica } from "./settle-replica";
import type { City, GrantRun, JobRun, Session } from "./state";

const OFFER_EVERY_MS = 250;

type ResultsReturned = Extract<CityEvent, { kind: "results.returned" }>;

/**
 * Results of one grant. Each is acknowledged when what it changed is durable; returning it again changes nothing and is
 * acknowledged too. A grant that this process does not know, or no longer, counts when its signature was proven. There
 * is no answer, and the device presents it again, while that was not tried and while its block is not in memory.
 */
export function returnResults(city: City, event: ResultsReturned, now: Millis, effects: Effects) {
  const session = city.sessions.get(event.sessionId);
  if (!session) return;
  const grant = city.grants.get(event.grantId);
  const held = grant && grant.deviceId === session.device.id ? grant : undefined;
  const source = held ?? event.proven;
  if (!source && !event.moot) return;
  const job = source ? city.jobs.get(source.jobId) : undefined;
  const block = source ? job?.blocks.get(source.block) : undefined;
  if (!held && job && !block && mayRun(job)) return;
  const wasRunning = job?.state === "running";
  effects.commit.acknowledgements.push({
    to: session.id,
    grantId: event.grantId,
    units: event.results.map((result) => result.unit),
  });
  if (job && block && source) {
    for (const result of event.results) acceptResult(city, session, job, block, held, event, result, now, effects);
    learnPace(session, job, event.results);
    if (held) noteProgress(city, session, held, now);
  } else if (held) {
    // Others settled the rest of the block meanwhile; the seat is free all the same.
    for (const { unit } of event.results) endLease(city, held, unit);
  }
  if (held) closeIfEmpty(city, held);
  if (job?.adaptive) {
    closeLastClearing(city, session, job);
    city.putUp = true;
  }
  session.uncommitted += 1;
  // Only the result that ends or pauses the job frees seats; thousands of late ones may follow it.
  if (job && wasRunning && job.state !== "running") feedIdleSessions(city, now, effects);
}

/**
 * New work follows durable results, so that devices never run ahead of what the database can write. A seat has a
 * second grant under way meanwhile.
 */
export function feedAfterCommit(city: City, sessionIds: readonly SessionId[], now: Millis, effects: Effects) {
  for (const sessionId of sessionIds) {
    const session = city.sessions.get(sessionId);
    if (!session) continue;
    session.uncommitted -= 1;
    feedSession(city, session, now, effects);
  }
  offerPutUp(city, now, effects);
}

/** Returned results may put work up for others: answers to be compared, checks that were drawn. Idle sessions hear of it. */
function offerPutUp(city: City, now: Millis, effects: Effects) {
  if (!city.putUp || now - city.offeredAt < OFFER_EVERY_MS) return;
  city.putUp = false;
  city.offeredAt = now;
  feedIdleSessions(city, now, effects);
}

function acceptResult(
  city: City,
  session: Session,
  job: JobRun,
  block: BlockRun,
  held: GrantRun | undefined,
  event: ResultsReturned,
  result: Returned,
  now: Millis,
  effects: Effects,
) {
  const leased = held ? endLease(city, held, result.unit) : event.proven?.units.includes(result.unit) === true;
  if (!leased || isBarred(city, session.device)) return;
  if (!city.stopped && mayRun(job) && !isSettled(block, result.unit))
    countResult(city, session, job, block, held, result, now, effects);
  // Whatever state the job is in by now: its customer has no say in what its program did.
  if (result.kind === "lost" && result.boxDied) noteBoxDeath(city, job, session, effects);
}

function countResult(
  city: City,
  session: Session,
  job: JobRun,
  block: BlockRun,
  held: GrantRun | undefined,
  result: Returned,
  now: Millis,
  effects: Effects,
) {
  if (result.kind === "lost") {
    if (!held) return;
    deviceDelta(effects.commit, session.device).lost += 1;
    recordLoss(
      city,
      job,
      block,
      session.device,
      { unit: result.unit, how: "failed", message: result.message },
      effects,
    );
  } else recordReplica(city, job, block, session.device, held, result, now, effects);
}

/** The device holds nothing more of a job whose units are all begun: what it returned waits for no more. */
function closeLastClearing(city: City, { device }: Session, job: JobRun) {
  const clearing = job.clearings.get(device.household);
  if (!clearing || hasFreshUnits(job)) return;
  for (const grantId of device.grants) if (city.grants.get(grantId)?.jobId === job.id) return;
  closeClearing(city, job, clearing);
}

/** Its seat is at work: the grants that wait behind this one are not stuck. */
function noteProgress(city: City, session: Session, held: GrantRun, now: Millis) {
  for (const grantId of session.seats[held.seat]?.grants ?? []) {
    const grant = city.grants.get(grantId);
    if (grant) grant.progressAt = now;
  }
}

function learnPace(session: Session, job: JobRun, results: readonly Returned[]) {
  let ms = 0;
  let units = 0;
  for (const result of results) {
    if (result.kind === "lost") continue;
    ms += result.ms;
    units += 1;
  }
  if (units === 0) return;
  let pace = session.paces.get(job.id);
  if (!pace) {
    pace = unknownPace();
    session.paces.set(job.id, pace);
  }
  observePace(pace, ms, units);
  observePace(job.pace, ms, units);
}
