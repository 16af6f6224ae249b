import type { HouseholdId } from "../ids";
import { isLimited, isTrusted, loseTrust } from "../reputation/standing";
import type { PendingBatch, ReturnedReplica } from "../units/block-run";
import { blockDevice } from "./block-device";
import type { Demotion } from "./effects";
import { isNondeterministic } from "./evidence";
import { devicesOf } from "./household-devices";
import { isBelieved } from "./is-believed";
import { dissolvePendingBatch, hasPendingBatch } from "./pending-batches";
import type { DeviceRun, JobRun, State } from "./state";
import type { Step } from "./step";
import { changeTrustMode, forgetTrustMode } from "./trust-mode";

/**
 * An answer lost its quorum. All that its household has waiting in this job is looked at again; and unless the program
 * is to blame, the household loses the city's trust everywhere, and after too many such jobs its work.
 */
export function weighOutvoted(step: Step, job: JobRun, { household, trusted }: ReturnedReplica) {
  const { state } = step;
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.settledFor.add(household);
  if (!isNondeterministic(job)) demoteHousehold(step, household, { trusted, strikes: before === 0 });
  if (trusted || hasPendingBatch(job, household)) distrust(state, job, household);
}

/**
 * The household returned what no unit of the job can say. No program is to blame for that, also not one whose answers
 * differ from device to device, and it says nothing about the program either.
 */
export function weighImpossible(step: Step, job: JobRun, device: DeviceRun) {
  const { state } = step;
  const { household } = device;
  const trusted = isBelieved(state, job, device);
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.caught.add(household);
  // Whoever goes on like that has lost everything by now, and may send such answers as often as they like.
  const isNews = before === 0 || trusted || device.streak > 0 || hasPendingBatch(job, household);
  if (isNews) demoteHousehold(step, household, { trusted, strikes: before === 0 });
}

/**
 * Another coordinator demoted the household, durably: what it settled alone in blocks of this one is reopened,
 * too. Told on the command bus, and written with blocks whose owner may have missed that.
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
  if (!before) state.demoted.push(household);
  const isRemote = remote && (before === undefined || before.remote);
  commit.demotions.set(household, {
    strikes: strikes || before?.strikes === true,
    ...(isRemote ? { remote } : {}),
  });
}

/** O(jobs in which answers of it wait, and what is begun in those) */
function distrustEverywhere(state: State, household: HouseholdId, wasTrusted: boolean) {
  // Whoever was not trusted is at work, or is not: as one that came or went.
  if (wasTrusted) forgetTrustMode(state);
  else changeTrustMode(state);
  for (const job of state.answers.jobsOfHousehold(household))
    if (wasTrusted || hasPendingBatch(job, household)) distrust(state, job, household);
}

/** None of its answers that wait in the job may stand alone, or speak for others, or for the household's next streak. */
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
