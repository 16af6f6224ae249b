import { chorusOf } from "../coordination/chorus";
import { comparisonOf } from "../coordination/decide-unit";
import { isBarred } from "../coordination/is-barred";
import { isQuarantined } from "../coordination/is-quarantined";
import { wantedReplicas } from "../coordination/requeue-unit";
import type { City, GrantRun, JobRun, Session } from "../coordination/state";
import { supplyOf } from "../coordination/supply";
import type { HouseholdId } from "../ids";
import { sameAnswer } from "../quorum/compare";
import { sameVoice } from "../quorum/voice";
import { type BlockRun, type Clearing, hasReturned, isSettled } from "../units/block-run";

/** The laws that a city keeps between any two events; each broken one as a sentence. */
export function brokenLaws(city: City): string[] {
  const broken: string[] = [];
  const law = (holds: boolean, sentence: () => string) => {
    if (!holds) broken.push(sentence());
  };
  checkSeats(city, law);
  const leases = checkGrants(city, law);
  for (const job of city.jobs.values()) {
    checkJob(city, job, leases, law);
    law(job.state !== "running" || !isQuarantined(city, job), () => `${job.id} runs a program that is quarantined`);
  }
  for (const job of city.jobs.values()) checkIndex(city, job, law);
  let uncommitted = 0;
  for (const session of city.sessions.values()) {
    checkSession(city, session, law);
    uncommitted += session.uncommitted;
  }
  law(
    city.uncommitted === uncommitted,
    () => `the city counts ${city.uncommitted} returns under way of ${uncommitted}`,
  );
  const { chorus } = city;
  city.chorus = null;
  law(chorus === null || chorus === chorusOf(city), () => `the city takes its chorus for ${chorus}`);
  return broken;
}

type Law = (holds: boolean, sentence: () => string) => void;

function checkSeats(city: City, law: Law) {
  const byJob = new Map<string, number>();
  const byCustomer = new Map<string, number>();
  for (const session of city.sessions.values()) {
    for (const { jobId } of session.seats) {
      if (jobId === null) continue;
      const job = city.jobs.get(jobId);
      law(job !== undefined, () => `a seat of ${session.device.id} is at ${jobId}, which is over`);
      byJob.set(jobId, (byJob.get(jobId) ?? 0) + 1);
      if (job) byCustomer.set(job.customerId, (byCustomer.get(job.customerId) ?? 0) + 1);
    }
  }
  for (const job of city.jobs.values()) {
    const seats = byJob.get(job.id) ?? 0;
    const dial = job.state === "running" ? job.cores : 0;
    law(job.seats === seats, () => `${job.id} counts ${job.seats} seats and has ${seats}`);
    law(city.seated.has(job) === seats > 0, () => `${job.id} has ${seats} seats and is counted wrongly`);
    law(seats <= dial, () => `${job.id} has ${seats} seats and its dial says ${dial}`);
  }
  for (const customer of new Set([...byCustomer.keys(), ...city.seatsByCustomer.keys()] as string[])) {
    const counted = (city.seatsByCustomer as Map<string, number>).get(customer) ?? 0;
    const seats = byCustomer.get(customer) ?? 0;
    law(counted === seats, () => `${customer} counts ${counted} seats and has ${seats}`);
  }
}

/** Households that hold a lease, by job and unit. */
type Leases = Map<string, Map<number, HouseholdId[]>>;

function checkGrants(city: City, law: Law): Leases {
  const leases: Leases = new Map();
  for (const grant of city.grants.values()) {
    const device = city.devices.get(grant.deviceId);
    law(grant.outstanding.size > 0, () => `${grant.id} is empty`);
    law(device?.grants.has(grant.id) === true, () => `${grant.id} is unknown to its device`);
    law(!device || !isBarred(city, device), () => `${grant.deviceId} gets no work and holds ${grant.id}`);
    law(device?.household === grant.household, () => `${grant.id} speaks for another household than its device`);
    law(!city.stopped, () => `the city is stopped and ${grant.deviceId} holds ${grant.id}`);
    checkSeatOf(city, grant, law);
    const units = leases.get(grant.jobId) ?? new Map<number, HouseholdId[]>();
    leases.set(grant.jobId, units);
    for (const unit of grant.outstanding) {
      const households = units.get(unit) ?? [];
      law(!households.includes(grant.household), () => `${grant.household} holds unit ${unit} of ${grant.jobId} twice`);
      units.set(unit, [...households, grant.household]);
    }
  }
  return leases;
}

/** A grant whose device offers seats again lies on its seat; until then it waits without one. */
function checkSeatOf(city: City, grant: GrantRun, law: Law) {
  const session = city.sessions.get(city.devices.get(grant.deviceId)?.session ?? ("" as never));
  if (!session || session.seats.length === 0) return;
  const seat = session.seats[grant.seat];
  law(seat?.grants.has(grant.id) === true, () => `${grant.id} has no seat`);
  law(seat?.jobId === grant.jobId, () => `${grant.id} is on a seat of ${seat?.jobId}`);
}

function checkJob(city: City, job: JobRun, leases: Leases, law: Law) {
  const units = leases.get(job.id) ?? new Map<number, HouseholdId[]>();
  let held = 0;
  for (const households of units.values()) held += households.length;
  let waiting = 0;
  for (const block of job.blocks.values()) {
    for (const run of block.open.values()) waiting += run.returned.length;
    checkBlock(city, job, block, units, law);
  }
  checkClearings(job, law);
  law(job.leases === held, () => `${job.id} counts ${job.leases} leases and has ${held}`);
  law(
    job.waitingReplicas === waiting,
    () => `${job.id} counts ${job.waitingReplicas} waiting replicas and has ${waiting}`,
  );
  law(job.spentNanos <= job.budgetNanos, () => `${job.id} spent ${job.spentNanos} of ${job.budgetNanos}`);
  law(job.state === "running" || job.state === "paused", () => `${job.id} is ${job.state} and still here`);
  const mayHold = job.state === "running" && job.cores > 0 && !city.stopped;
  law(mayHold || held === 0, () => `${job.id} may not run and has ${held} leases`);
}

/** A job that rests has nothing for anybody: whoever changed that woke it. */
function checkIndex(city: City, job: JobRun, law: Law) {
  const mayGive = job.state === "running" && job.seats < job.cores;
  const ready = city.index.isReady(job);
  law(mayGive || !ready, () => `${job.id} is ${job.state}, has ${job.seats} of ${job.cores} seats and is offered`);
  if (!mayGive || ready) return;
  const supply = supplyOf(city, job);
  const isNothing = supply === "begun" || supply === "nothing" || supply === "blocks-coming";
  const waits = supply === "too-little-money" && job.leases > 0;
  law(isNothing || waits, () => `${job.id} rests and has ${supply}`);
}

/** Each clearing's units know of it, and of each household at most one is open. */
function checkClearings(job: JobRun, law: Law) {
  for (const [household, clearing] of job.clearings) {
    law(clearing.household === household && !clearing.closed, () => `${household} has a wrong clearing in ${job.id}`);
  }
  const known = new Set<Clearing>([...job.clearings.values(), ...job.checking]);
  for (const clearing of known) {
    for (const [unit, block] of [...clearing.held, ...clearing.checks]) {
      law(block.open.get(unit)?.clearing === clearing, () => `unit ${unit} of ${job.id} left a clearing that has it`);
    }
    const stuck = clearing.closed && clearing.checks.size === 0 && clearing.held.size > 0;
    law(!stuck || job.state !== "running" || job.cores === 0, () => `a clearing of ${job.id} is cleared and waits`);
  }
  for (const block of job.blocks.values()) {
    for (const [unit, { clearing, returned }] of block.open) {
      if (!clearing) continue;
      law(known.has(clearing), () => `unit ${unit} of ${job.id} waits in a clearing that is over`);
      const trusted = returned.some((one) => one.trusted);
      law(trusted, () => `unit ${unit} of ${job.id} waits to be cleared and nobody trusted answered`);
      law(
        clearing.held.has(unit) || clearing.checks.has(unit),
        () => `unit ${unit} of ${job.id} is not in its clearing`,
      );
      const alike = returned.every((one) => sameAnswer(one, returned[0] ?? one, comparisonOf(job)));
      law(!clearing.held.has(unit) || alike, () => `unit ${unit} of ${job.id} is contested and held`);
    }
  }
}

function checkBlock(city: City, job: JobRun, block: BlockRun, leases: Map<number, HouseholdId[]>, law: Law) {
  const queued = new Map<number, number>();
  for (const slab of block.slabs) for (const unit of slab.units) queued.set(unit, (queued.get(unit) ?? 0) + 1);
  let unsettled = 0;
  for (let unit = block.first; unit < block.first + block.count; unit++) {
    const run = block.open.get(unit);
    const name = () => `unit ${unit} of ${job.id}`;
    if (isSettled(block, unit)) {
      law(run === undefined, () => `${name()} is settled and open`);
      continue;
    }
    unsettled += 1;
    const holders = leases.get(unit) ?? [];
    if (!run) {
      law(unit >= block.first + block.next && holders.length === 0, () => `${name()} is neither fresh nor open`);
      continue;
    }
    const twice = run.returned.some((one, at) => run.returned.some((two, after) => after > at && sameVoice(one, two)));
    law(!twice, () => `${name()} has two replicas of one voice`);
    const leased = run.leased.map(({ household }) => household);
    law(sameElements(leased, holders), () => `${name()} is leased by ${leased}, its grants say ${holders}`);
    law(
      run.queued === (queued.get(unit) ?? 0),
      () => `${name()} is queued ${run.queued} times, not ${queued.get(unit) ?? 0}`,
    );
    const hopeful = run.leased.filter((voice) => !hasReturned(run, voice)).length;
    // Who is at work changes what an adaptive unit wants; the rest is asked for when its next answer comes.
    const wanted = Math.min(wantedReplicas(city, job, run, unit), job.adaptive ? 1 : Number.POSITIVE_INFINITY);
    law(hopeful + run.queued >= wanted, () => `${name()} wants ${wanted} and ${hopeful + run.queued} are on their way`);
  }
  law(
    block.unsettled === unsettled,
    () => `block ${block.seq} of ${job.id} counts ${block.unsettled} unsettled, not ${unsettled}`,
  );
}

const sameElements = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

function checkSession(city: City, session: Session, law: Law) {
  const { id: name } = session.device;
  law(session.device.session === session.id, () => `${name} does not know its session`);
  const held = session.seats.reduce((sum, seat) => sum + seat.grants.size, 0);
  for (const seat of session.seats) {
    law(
      seat.grants.size <= city.policy.grantsPerSeat,
      () => `seat ${seat.index} of ${name} has ${seat.grants.size} grants`,
    );
    for (const id of seat.grants)
      law(city.grants.has(id), () => `seat ${seat.index} of ${name} has the old grant ${id}`);
  }
  law(session.uncommitted >= 0, () => `${name} counts ${session.uncommitted} returns under way`);
  const room = session.seats.some((seat) => seat.grants.size < city.policy.grantsPerSeat);
  const known = city.hungry.has(session) || city.due.has(session) || session.uncommitted > 0;
  law(!room || known || city.stopped, () => `${name} has room and nobody knows`);
  if (session.seats.length === 0 || held > 0 || session.uncommitted > 0) return;
  if (city.due.has(session) || city.stirred > 0 || city.sweeping) return;
  const coming = [...city.jobs.values()].some((job) => job.claiming);
  law(session.idleReason !== null || coming, () => `${name} is idle and nobody says why`);
}
