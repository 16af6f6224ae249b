import type { Millis } from "../time";
import { changeJob, openJob, receiveBlocks } from "./change-job";
import { heedFall } from "./demote-household";
import { banDevice, claimDevice, forgiveHousehold, joinDevice, leaveDevice, offerSlots } from "./device-sessions";
import { createEffects, type Effects } from "./effects";
import type { CityEvent } from "./events";
import { beginTurnAtRest, feedInTurn } from "./feed-in-turn";
import { refreshJob } from "./follow-others";
import { releaseLeases, renewLeases, sweepLeases } from "./leases";
import { hearOfBoxDeath, liftQuarantine } from "./quarantine";
import { reopenUnits } from "./reopen-units";
import { feedAfterCommit, returnResults } from "./return-results";
import { revokeHeldJobs } from "./revoke-held-jobs";
import type { City } from "./state";
import { resumeCity, stopCity } from "./stop-city";

/**
 * The whole coordinator as one decision: an event changes the city in place and says what must be told, claimed and
 * made durable. Pure but for `city` and `effects.commit`, which may gather several events until it is flushed.
 */
export function apply(city: City, event: CityEvent, now: Millis, effects: Effects = createEffects()): Effects {
  switch (event.kind) {
    case "job.opened":
      openJob(city, event.job, effects);
      break;
    case "job.changed":
      changeJob(city, event, effects);
      break;
    case "job.refreshed":
      refreshJob(city, event.facts, effects);
      break;
    case "blocks.claimed":
      receiveBlocks(city, event.jobId, event.blocks, event.more, now, effects);
      break;
    case "device.joined":
      joinDevice(city, event.sessionId, event.device);
      break;
    case "device.offered":
      offerSlots(city, event.sessionId, event.slots, effects);
      break;
    case "device.left":
      leaveDevice(city, event.sessionId, now);
      break;
    case "device.banned":
      banDevice(city, event.deviceId, event.banned, effects);
      break;
    case "household.forgiven":
      forgiveHousehold(city, event.household);
      break;
    case "household.fell":
      heedFall(city, event.household, event.strikes, effects);
      break;
    case "device.claimed":
      claimDevice(city, event.deviceId, event.household);
      break;
    case "results.returned":
      returnResults(city, event, now, effects);
      break;
    case "results.committed":
      feedAfterCommit(city, event.sessionIds, now);
      break;
    case "units.reopened":
      reopenUnits(city, event, effects);
      break;
    case "leases.released":
      releaseLeases(city, event.sessionId, event.grantId, event.units);
      break;
    case "leases.renewed":
      renewLeases(city, event.sessionId, event.grantIds, now, effects);
      break;
    case "jobs.held":
      revokeHeldJobs(city, event.sessionId, event.jobIds, effects);
      break;
    case "leases.swept":
      sweepLeases(city, now, effects);
      break;
    case "program.ended-box":
      hearOfBoxDeath(city, event.program, event.death, effects);
      break;
    case "quarantine.lifted":
      liftQuarantine(city, event.program, effects);
      break;
    case "city.stopped":
      stopCity(city, event.reason, effects);
      break;
    case "city.resumed":
      resumeCity(city);
      break;
    case "feeding.continued":
      beginTurnAtRest(city);
      break;
    default:
      throw new Error(`Unhandled event: ${(event satisfies never as CityEvent).kind}`);
  }
  feedInTurn(city, now, effects);
  return effects;
}
