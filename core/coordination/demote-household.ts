import type { HouseholdId } from "../ids";
import { isLimited, isTrusted, loseTrust } from "../reputation/standing";
import type { Clearing, ReturnedReplica } from "../units/block-run";
import { barDevice } from "./bar-device";
import { forgetChorus } from "./chorus";
import { dissolveClearing, isClearing } from "./clearings";
import type { Effects } from "./effects";
import { isFickle } from "./evidence";
import type { City, JobRun } from "./state";

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

function demoteHousehold(
  city: City,
  household: HouseholdId,
  { trusted, strikes }: { trusted: boolean; strikes: boolean },
  effects: Effects,
) {
  const { checking } = city.policy;
  let falls = strikes || trusted;
  let wasTrusted = trusted;
  for (const device of city.devices.values()) {
    if (device.household !== household) continue;
    wasTrusted ||= isTrusted(device, checking);
    falls ||= device.streak > 0;
    const wasLimited = isLimited(device, checking);
    loseTrust(device, strikes, checking);
    if (!wasLimited && isLimited(device, checking)) barDevice(city, device, effects);
  }
  if (falls) recordFall(city, household, strikes, effects);
  if (wasTrusted) forgetChorus(city);
  for (const job of city.jobs.values()) if (wasTrusted || isClearing(job, household)) distrust(city, job, household);
}

function recordFall(city: City, household: HouseholdId, strikes: boolean, effects: Effects) {
  const { demotions } = effects.commit;
  if (!demotions.has(household)) city.falls.push(household);
  demotions.set(household, { strikes: strikes || isStruck(effects, household) });
}

const isStruck = ({ commit }: Effects, household: HouseholdId) => commit.demotions.get(household)?.strikes === true;

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
