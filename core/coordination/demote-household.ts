import type { HouseholdId } from "../ids";
import { isLimited, isTrusted, loseTrust } from "../reputation/standing";
import type { Clearing, ReturnedReplica } from "../units/block-run";
import { barDevice } from "./bar-device";
import { forgetChorus } from "./chorus";
import { dissolveClearing, isClearing } from "./clearings";
import type { Demotion } from "./effects";
import { isFickle } from "./evidence";
import { isBelieved } from "./is-believed";
import type { City, DeviceRun, JobRun } from "./state";
import type { Step } from "./step";

/**
 * An answer lost its quorum. All that its household has waiting in this job is looked at again; and unless the program
 * is to blame, the household loses the city's trust everywhere, and after too many such jobs its work.
 */
export function weighOutvoted(step: Step, job: JobRun, { household, trusted }: ReturnedReplica) {
  const { city } = step;
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.heard.add(household);
  if (!isFickle(job)) demoteHousehold(step, household, { trusted, strikes: before === 0 });
  if (trusted || isClearing(job, household)) distrust(city, job, household);
}

/**
 * The household returned what no unit of the job can say. No program is to blame for that, also not one whose answers
 * differ from device to device, and it says nothing about the program either.
 */
export function weighImpossible(step: Step, job: JobRun, device: DeviceRun) {
  const { city } = step;
  const { household } = device;
  const trusted = isBelieved(city, job, device);
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.caught.add(household);
  demoteHousehold(step, household, { trusted, strikes: before === 0 });
}

/**
 * Another coordinator found the household lying, and has noted it: what it settled alone in blocks of this one goes,
 * too. Told on the command bus, and written with blocks whose owner may have missed that.
 */
export function heedFall(step: Step, household: HouseholdId, strikes: boolean) {
  const { city } = step;
  const { wasTrusted } = endStreaks(step, household, strikes);
  recordFall(step, household, { strikes: false, heard: true });
  distrustEverywhere(city, household, wasTrusted);
}

function demoteHousehold(
  step: Step,
  household: HouseholdId,
  { trusted, strikes }: { trusted: boolean; strikes: boolean },
) {
  const { city } = step;
  const { wasTrusted, hadStreak } = endStreaks(step, household, strikes);
  if (strikes || trusted || hadStreak) recordFall(step, household, { strikes });
  distrustEverywhere(city, household, trusted || wasTrusted);
}

function endStreaks(step: Step, household: HouseholdId, strikes: boolean) {
  const { city } = step;
  const { checking } = city.policy;
  let [wasTrusted, hadStreak] = [false, false];
  for (const device of city.devices.values()) {
    if (device.household !== household) continue;
    wasTrusted ||= isTrusted(device, checking);
    hadStreak ||= device.streak > 0;
    const wasLimited = isLimited(device, checking);
    loseTrust(device, strikes, checking);
    if (!wasLimited && isLimited(device, checking)) barDevice(step, device);
  }
  return { wasTrusted, hadStreak };
}

function recordFall(step: Step, household: HouseholdId, { strikes, heard }: Demotion) {
  const {
    city,
    effects: { commit },
  } = step;
  const before = commit.demotions.get(household);
  if (!before) city.falls.push(household);
  const onlyHeard = heard && (before === undefined || before.heard);
  commit.demotions.set(household, {
    strikes: strikes || before?.strikes === true,
    ...(onlyHeard ? { heard } : {}),
  });
}

function distrustEverywhere(city: City, household: HouseholdId, wasTrusted: boolean) {
  forgetChorus(city);
  for (const job of city.jobs.values()) if (wasTrusted || isClearing(job, household)) distrust(city, job, household);
}

/** None of its answers that wait in the job may stand alone, or speak for others, or for the household's next streak. */
function distrust(city: City, job: JobRun, household: HouseholdId) {
  const clearings = new Set<Clearing>();
  for (const block of job.blocks.values()) {
    for (const { returned, clearing } of block.open.values()) {
      const own = returned.find((replica) => replica.household === household);
      if (!own) continue;
      own.beforeFall = true;
      if (!own.trusted) continue;
      own.trusted = false;
      if (clearing) clearings.add(clearing);
    }
  }
  for (const clearing of clearings) dissolveClearing(city, job, clearing);
}
