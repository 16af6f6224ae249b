import type { HouseholdId } from "../ids";
import { isLimited, isTrusted, loseTrust } from "../reputation/standing";
import type { Clearing, ReturnedReplica } from "../units/block-run";
import { barDevice } from "./bar-device";
import { forgetChorus } from "./chorus";
import { dissolveClearing, isClearing } from "./clearings";
import type { Demotion, Effects } from "./effects";
import { isFickle } from "./evidence";
import { isBelieved } from "./is-believed";
import type { City, DeviceRun, JobRun } from "./state";

/**
 * An answer lost its quorum. All that its household has waiting in this job is looked at again; and unless the program
 * is to blame, the household loses the city's trust everywhere, and after too many such jobs its work.
 */
export function weighOutvoted(city: City, job: JobRun, { household, trusted }: ReturnedReplica, effects: Effects) {
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.heard.add(household);
  if (!isFickle(job)) demoteHousehold(city, household, { trusted, strikes: before === 0 }, effects);
  if (trusted || isClearing(job, household)) distrust(city, job, household);
}

/**
 * The household returned what no unit of the job can say. No program is to blame for that, also not one whose answers
 * differ from device to device, and it says nothing about the program either.
 */
export function weighImpossible(city: City, job: JobRun, device: DeviceRun, effects: Effects) {
  const { household } = device;
  const trusted = isBelieved(city, job, device);
  const before = job.outvoted.get(household) ?? 0;
  job.outvoted.set(household, before + 1);
  job.caught.add(household);
  demoteHousehold(city, household, { trusted, strikes: before === 0 }, effects);
}

/**
 * Another coordinator found the household lying, and has noted it: what it settled alone in blocks of this one goes,
 * too. Told on the command bus, and written with blocks whose owner may have missed that.
 */
export function heedFall(city: City, household: HouseholdId, strikes: boolean, effects: Effects) {
  const { wasTrusted } = endStreaks(city, household, strikes, effects);
  recordFall(city, household, { strikes: false, heard: true }, effects);
  distrustEverywhere(city, household, wasTrusted);
}

function demoteHousehold(
  city: City,
  household: HouseholdId,
  { trusted, strikes }: { trusted: boolean; strikes: boolean },
  effects: Effects,
) {
  const { wasTrusted, hadStreak } = endStreaks(city, household, strikes, effects);
  if (strikes || trusted || hadStreak) recordFall(city, household, { strikes }, effects);
  distrustEverywhere(city, household, trusted || wasTrusted);
}

function endStreaks(city: City, household: HouseholdId, strikes: boolean, effects: Effects) {
  const { checking } = city.policy;
  let [wasTrusted, hadStreak] = [false, false];
  for (const device of city.devices.values()) {
    if (device.household !== household) continue;
    wasTrusted ||= isTrusted(device, checking);
    hadStreak ||= device.streak > 0;
    const wasLimited = isLimited(device, checking);
    loseTrust(device, strikes, checking);
    if (!wasLimited && isLimited(device, checking)) barDevice(city, device, effects);
  }
  return { wasTrusted, hadStreak };
}

function recordFall(city: City, household: HouseholdId, { strikes, heard }: Demotion, { commit }: Effects) {
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
