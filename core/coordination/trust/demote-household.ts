import type { HouseholdId } from "../../ids";
import { isLimited, isTrusted, loseTrust } from "../../reputation/standing";
import type { PendingBatch, ReturnedReplica } from "../../units/block-run";
import type { Demotion } from "../effects";
import { blockDevice } from "../sessions/block-device";
import { devicesOf } from "../sessions/household-devices";
import type { DeviceRun, JobRun, State } from "../state";
import type { Step } from "../step";
import { isNondeterministic } from "./evidence";
import { isBelieved } from "./is-believed";
import { dissolvePendingBatch, hasPendingBatch } from "./pending-batches";
import { changeTrustMode, forgetTrustMode } from "./trust-mode";

/**
 * An answer was outvoted. Everything its household has waiting in this job is reconsidered; and unless the program is to
 * blame, the household loses the city's trust everywhere and, after too many such jobs, gets no more work.
 */
export function weighOutvoted(step: Step, job: JobRun, { household, trusted }: ReturnedReplica, readsObject: boolean) {
  const { state } = step;
  // A bucket can tell devices apart and give one of them other bytes: nobody is shut out of the city on a stranger's word.
  const mayStrike = job.vouched || !readsObject;
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.settledFor.add(household);
  if (!isNondeterministic(job)) demoteHousehold(step, household, { trusted, strikes: before === 0 && mayStrike });
  if (trusted || hasPendingBatch(job, household)) distrust(state, job, household);
}

/**
 * The household returned something that no unit of the job can produce. The program is never to blame for that, not even
 * a nondeterministic one, and it is no evidence about the program either.
 */
export function weighImpossible(step: Step, job: JobRun, device: DeviceRun) {
  const { state } = step;
  const { household } = device;
  const trusted = isBelieved(state, job, device);
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.caught.add(household);
  // A household that keeps doing this has already lost everything; further answers of the kind change nothing.
  const isNews = before === 0 || trusted || device.streak > 0 || hasPendingBatch(job, household);
  if (isNews) demoteHousehold(step, household, { trusted, strikes: before === 0 });
}

/**
 * Another coordinator has demoted the household durably: what it settled alone in this coordinator's blocks is reopened
 * too. Announced on the command bus, and recorded with the blocks in case their owner misses the announcement.
 */
export function applyDemotion(step: Step, household: HouseholdId, strikes: boolean) {
  const { state } = step;
  const { wasTrusted } = endStreaks(step, household, strikes);
  recordDemotion(step, household, { strikes: false, remote: true });
  distrustEverywhere(state, household, wasTrusted);
}

function demoteHousehold(
  step: Step,
  household: HouseholdId,
  { trusted, strikes }: { trusted: boolean; strikes: boolean },
) {
  const { state } = step;
  const { wasTrusted, hadStreak } = endStreaks(step, household, strikes);
  if (strikes || trusted || hadStreak) recordDemotion(step, household, { strikes });
  distrustEverywhere(state, household, trusted || wasTrusted);
}

/** Of a device that has just come: its standing was read before the store knew of these demotions, which count for it too. */
export function applyPendingDemotions({ demoted, policy }: State, device: DeviceRun) {
  for (const { household, strikes } of demoted)
    if (household === device.household) loseTrust(device, strikes, policy.checking);
}

function endStreaks(step: Step, household: HouseholdId, strikes: boolean) {
  const { state } = step;
  const { checking } = state.policy;
  let [wasTrusted, hadStreak] = [false, false];
  for (const device of devicesOf(state, household)) {
    wasTrusted ||= isTrusted(device, checking);
    hadStreak ||= device.streak > 0;
    const wasLimited = isLimited(device, checking);
    loseTrust(device, strikes, checking);
    if (!wasLimited && isLimited(device, checking)) blockDevice(step, device);
  }
  return { wasTrusted, hadStreak };
}

function recordDemotion(step: Step, household: HouseholdId, { strikes, remote }: Demotion) {
  const {
    state,
    effects: { commit },
  } = step;
  const before = commit.demotions.get(household);
  const pending = before && state.demoted.findLast((demoted) => demoted.household === household);
  if (pending) pending.strikes ||= strikes;
  else state.demoted.push({ household, strikes });
  const isRemote = remote && (before === undefined || before.remote);
  commit.demotions.set(household, {
    strikes: strikes || before?.strikes === true,
    ...(isRemote ? { remote } : {}),
  });
}

/** O(jobs in which its answers wait, and their open units) */
function distrustEverywhere(state: State, household: HouseholdId, wasTrusted: boolean) {
  // An untrusted household counts like a device that came or went.
  if (wasTrusted) forgetTrustMode(state);
  else changeTrustMode(state);
  for (const job of state.answers.jobsOfHousehold(household))
    if (wasTrusted || hasPendingBatch(job, household)) distrust(state, job, household);
}

/** None of its waiting answers may settle a unit alone, confirm another answer, or count towards its next streak. */
function distrust(state: State, job: JobRun, household: HouseholdId) {
  const pendingBatches = new Set<PendingBatch>();
  for (const block of job.blocks.values()) {
    for (const { returned, pendingBatch } of block.open.values()) {
      const own = returned.find((replica) => replica.household === household);
      if (!own) continue;
      own.beforeDemotion = true;
      if (!own.trusted) continue;
      own.trusted = false;
      if (pendingBatch) pendingBatches.add(pendingBatch);
    }
  }
  for (const pendingBatch of pendingBatches) dissolvePendingBatch(state, job, pendingBatch);
}
