import { wantedReplicas } from "../coordination/granting/requeue-unit";
import { supplyOf } from "../coordination/granting/supply";
import { isQuarantined } from "../coordination/jobs/is-quarantined";
import { comparisonOf } from "../coordination/results/decide-unit";
import { isBlocked } from "../coordination/sessions/is-blocked";
import type { GrantRun, JobRun, Session, State } from "../coordination/state";
import { trustModeOf } from "../coordination/trust/trust-mode";
import type { HouseholdId } from "../ids";
import { sameAnswer } from "../quorum/compare";
import { sameVoter } from "../quorum/voter";
import { coresHere } from "../scheduling/cores-here";
import { type BlockRun, hasReturned, isSettled, type PendingBatch } from "../units/block-run";
import { checkIndexes, type Law } from "./index-laws";

/** The laws that hold between any two events; each broken one as a sentence. */
export function brokenLaws(state: State): string[] {
  const broken: string[] = [];
  const law = (holds: boolean, sentence: () => string) => {
    if (!holds) broken.push(sentence());
  };
  checkSlots(state, law);
  const leases = checkGrants(state, law);
  for (const job of state.jobs.values()) {
    checkJob(state, job, leases, law);
    law(job.state !== "running" || !isQuarantined(state, job), () => `${job.id} runs a program that is quarantined`);
  }
  for (const job of state.jobs.values()) checkIndex(state, job, law);
  let uncommitted = 0;
  for (const session of state.sessions.values()) {
    checkSession(state, session, law);
    uncommitted += session.uncommitted;
  }
  law(
    state.uncommitted === uncommitted,
    () => `the city counts ${state.uncommitted} returns under way of ${uncommitted}`,
  );
  const { trustMode, trustChanges } = state;
  state.trustMode = null;
  const isOfNow = trustMode === trustModeOf(state);
  law(trustMode === null || trustChanges > 0 || isOfNow, () => `the trust mode is kept as ${trustMode}`);
  Object.assign(state, { trustMode, trustChanges });
  checkIndexes(state, law);
  return broken;
}

function checkSlots(state: State, law: Law) {
  const byJob = new Map<string, number>();
  const byCustomer = new Map<string, number>();
  for (const session of state.sessions.values()) {
    for (const { jobId } of session.slots) {
      if (jobId === null) continue;
      const job = state.jobs.get(jobId);
      law(job !== undefined, () => `a slot of ${session.device.id} is at ${jobId}, which is over`);
      byJob.set(jobId, (byJob.get(jobId) ?? 0) + 1);
      if (job) byCustomer.set(job.customerId, (byCustomer.get(job.customerId) ?? 0) + 1);
    }
  }
  for (const job of state.jobs.values()) {
    const slots = byJob.get(job.id) ?? 0;
    const dial = job.state === "running" ? coresHere(job) : 0;
    law(job.slots === slots, () => `${job.id} counts ${job.slots} slots and has ${slots}`);
    law(state.jobsAtWork.has(job) === slots > 0, () => `${job.id} has ${slots} slots and is counted wrongly`);
    law(
      !state.sharesDials || job.share === 0 || state.jobsWithShare.has(job),
      () => `${job.id} has a share of ${job.share} and is not known for it`,
    );
    law(slots <= dial, () => `${job.id} has ${slots} slots and its dial says ${dial}`);
  }
  for (const customer of new Set([...byCustomer.keys(), ...state.slotsByCustomer.keys()] as string[])) {
    const counted = (state.slotsByCustomer as Map<string, number>).get(customer) ?? 0;
    const slots = byCustomer.get(customer) ?? 0;
    law(counted === slots, () => `${customer} counts ${counted} slots and has ${slots}`);
  }
}

/** Households that hold a lease, by job and unit. */
type Leases = Map<string, Map<number, HouseholdId[]>>;

function checkGrants(state: State, law: Law): Leases {
  const leases: Leases = new Map();
  let listed = 0;
  let kept = 0;
  for (const [jobId, grants] of state.grantsByJob)
    for (const grant of grants) {
      if (grant.jobId !== jobId) continue;
      listed += 1;
      if (state.grants.get(grant.id) === grant) kept += 1;
    }
  law(
    listed === state.grants.size && kept === listed,
    () => `${listed} grants are kept by their jobs, of ${state.grants.size}`,
  );
  for (const grant of state.grants.values()) {
    const device = state.devices.get(grant.deviceId);
    law(grant.outstanding.size > 0, () => `${grant.id} is empty`);
    law(device?.grants.has(grant.id) === true, () => `${grant.id} is unknown to its device`);
    law(!device || !isBlocked(state, device), () => `${grant.deviceId} gets no work and holds ${grant.id}`);
    law(device?.household === grant.household, () => `${grant.id} speaks for another household than its device`);
    law(!state.stopped, () => `the city is stopped and ${grant.deviceId} holds ${grant.id}`);
    checkSlotOf(state, grant, law);
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

/** A grant whose device offers slots again is on its slot; until then it waits without one. */
function checkSlotOf(state: State, grant: GrantRun, law: Law) {
  const session = state.sessions.get(state.devices.get(grant.deviceId)?.session ?? ("" as never));
  if (!session || session.slots.length === 0) return;
  const slot = session.slots[grant.slot];
  law(slot?.grants.has(grant.id) === true, () => `${grant.id} has no slot`);
  law(slot?.jobId === grant.jobId, () => `${grant.id} is on a slot of ${slot?.jobId}`);
}

function checkJob(state: State, job: JobRun, leases: Leases, law: Law) {
  const units = leases.get(job.id) ?? new Map<number, HouseholdId[]>();
  let held = 0;
  for (const households of units.values()) held += households.length;
  let waiting = 0;
  for (const block of job.blocks.values()) {
    for (const run of block.open.values()) waiting += run.returned.length;
    checkBlock(state, job, block, units, law);
  }
  checkPendingBatches(job, law);
  law(job.leases === held, () => `${job.id} counts ${job.leases} leases and has ${held}`);
  law(
    job.waitingReplicas === waiting,
    () => `${job.id} counts ${job.waitingReplicas} waiting replicas and has ${waiting}`,
  );
  const { unitsAheadOfOrder, unitsPerGrant } = state.policy;
  law(
    job.aheadOfOrder < unitsAheadOfOrder + unitsPerGrant,
    () => `${job.id} has given ${job.aheadOfOrder} units before older ones`,
  );
  law(job.spentNanos <= job.budgetNanos, () => `${job.id} spent ${job.spentNanos} of ${job.budgetNanos}`);
  law(job.state === "running" || job.state === "paused", () => `${job.id} is ${job.state} and still here`);
  const mayHold = job.state === "running" && job.cores > 0 && !state.stopped;
  law(mayHold || held === 0, () => `${job.id} may not run and has ${held} leases`);
}

/** A resting job has no work for anybody: any change that gives it some must wake it. */
function checkIndex(state: State, job: JobRun, law: Law) {
  const mayGive = job.state === "running" && job.slots < coresHere(job);
  const ready = state.index.isReady(job);
  law(mayGive || !ready, () => `${job.id} is ${job.state}, has ${job.slots} of ${job.cores} slots and is offered`);
  if (!mayGive || ready) return;
  const supply = supplyOf(state, job);
  const isNothing = supply === "begun" || supply === "nothing" || supply === "blocks-coming";
  const waits = supply === "too-little-money" && job.leases > 0;
  law(isNothing || waits, () => `${job.id} rests and has ${supply}`);
}

/** The units of each pending batch refer to it, and each household has at most one open batch. */
function checkPendingBatches(job: JobRun, law: Law) {
  for (const [household, pendingBatch] of job.pendingBatches) {
    law(
      pendingBatch.household === household && !pendingBatch.closed,
      () => `${household} has a wrong pending batch in ${job.id}`,
    );
  }
  const known = new Set<PendingBatch>([...job.pendingBatches.values(), ...job.checking]);
  for (const pendingBatch of known) {
    for (const [unit, block] of [...pendingBatch.waiting, ...pendingBatch.spotChecks]) {
      law(
        block.open.get(unit)?.pendingBatch === pendingBatch,
        () => `unit ${unit} of ${job.id} left a pending batch that has it`,
      );
    }
    const stuck = pendingBatch.closed && pendingBatch.spotChecks.size === 0 && pendingBatch.waiting.size > 0;
    law(
      !stuck || job.state !== "running" || job.cores === 0,
      () => `a pending batch of ${job.id} is cleared and waits`,
    );
  }
  for (const block of job.blocks.values()) {
    for (const [unit, { pendingBatch, returned }] of block.open) {
      if (!pendingBatch) continue;
      law(known.has(pendingBatch), () => `unit ${unit} of ${job.id} waits in a pending batch that is over`);
      const trusted = returned.some((one) => one.trusted);
      law(trusted, () => `unit ${unit} of ${job.id} waits to be cleared and nobody trusted answered`);
      law(
        pendingBatch.waiting.has(unit) || pendingBatch.spotChecks.has(unit),
        () => `unit ${unit} of ${job.id} is not in its pending batch`,
      );
      const alike = returned.every((one) => sameAnswer(one, returned[0] ?? one, comparisonOf(job)));
      law(!pendingBatch.waiting.has(unit) || alike, () => `unit ${unit} of ${job.id} is contested and held`);
    }
  }
}

function checkBlock(state: State, job: JobRun, block: BlockRun, leases: Map<number, HouseholdId[]>, law: Law) {
  const queued = new Map<number, number>();
  for (const queue of block.queues) for (const unit of queue.units) queued.set(unit, (queued.get(unit) ?? 0) + 1);
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
    const twice = run.returned.some((one, at) => run.returned.some((two, after) => after > at && sameVoter(one, two)));
    law(!twice, () => `${name()} has two replicas of one voter`);
    const leased = run.leased.map(({ household }) => household);
    law(sameElements(leased, holders), () => `${name()} is leased by ${leased}, its grants say ${holders}`);
    const counted = run.queued + (run.stale ?? 0);
    law(
      counted === (queued.get(unit) ?? 0),
      () => `${name()} is queued ${counted} times, not ${queued.get(unit) ?? 0}`,
    );
    const hopeful = run.leased.filter((voter) => !hasReturned(run, voter)).length;
    // Who is online changes how many replicas an adaptive unit needs; the rest is requested when its next answer comes.
    const wanted = Math.min(wantedReplicas(state, job, run, unit), job.adaptive ? 1 : Number.POSITIVE_INFINITY);
    law(hopeful + run.queued >= wanted, () => `${name()} wants ${wanted} and ${hopeful + run.queued} are on their way`);
  }
  law(
    block.unsettled === unsettled,
    () => `block ${block.seq} of ${job.id} counts ${block.unsettled} unsettled, not ${unsettled}`,
  );
}

const sameElements = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && (a.length < 2 ? a[0] === b[0] : [...a].sort().join() === [...b].sort().join());

function checkSession(state: State, session: Session, law: Law) {
  const { id: name } = session.device;
  law(session.device.session === session.id, () => `${name} does not know its session`);
  const held = session.slots.reduce((sum, slot) => sum + slot.grants.size, 0);
  for (const slot of session.slots) {
    law(
      slot.grants.size <= state.policy.grantsPerSlot,
      () => `slot ${slot.index} of ${name} has ${slot.grants.size} grants`,
    );
    for (const id of slot.grants)
      law(state.grants.has(id), () => `slot ${slot.index} of ${name} has the old grant ${id}`);
  }
  law(session.uncommitted >= 0, () => `${name} counts ${session.uncommitted} returns under way`);
  const lent = session.slots.slice(0, session.lent);
  const room = lent.some((slot) => slot.grants.size < state.policy.grantsPerSlot);
  const isKept = session.slots.slice(session.lent).some((slot) => slot.jobId !== null && slot.grants.size === 0);
  const known = state.hungry.has(session) || state.due.has(session) || session.uncommitted > 0;
  law(!room || known || state.stopped, () => `${name} has room and nobody knows`);
  law(!isKept || known || state.stopped, () => `${name} leaves and keeps a place of a job that it does nothing for`);
  if (session.slots.length === 0 || held > 0 || session.uncommitted > 0) return;
  if (state.due.has(session) || state.stirred > 0 || state.sweeping) return;
  const coming = [...state.jobs.values()].some((job) => job.claiming);
  law(session.idleReason !== null || coming, () => `${name} is idle and nobody says why`);
}
