import type { Millis } from "../time";
import { createEffects, type Effects } from "./effects";
import type { CityEvent } from "./events";
import { beginTurnAtRest, feedInTurn } from "./granting/feed-in-turn";
import { releaseLeases, renewLeases, sweepLeases } from "./granting/leases";
import { shareDials } from "./granting/share-dials";
import { changeJob, openJob, receiveBlocks } from "./jobs/change-job";
import { refreshJob } from "./jobs/follow-others";
import { growJob } from "./jobs/grow-job";
import { applyRemoteCrash, liftQuarantine } from "./jobs/quarantine";
import { resumeCity, stopCity } from "./jobs/stop-city";
import { feedAfterCommit, returnResults } from "./results/return-results";
import {
  anchorDevice,
  banDevice,
  claimDevice,
  forgiveHousehold,
  joinDevice,
  leaveDevice,
  offerSlots,
} from "./sessions/device-sessions";
import { findHoldersAmong } from "./sessions/held-inputs";
import { revokeHeldJobs } from "./sessions/revoke-held-jobs";
import type { State } from "./state";
import type { Step } from "./step";
import { applyDemotion } from "./trust/demote-household";
import { reopenUnits } from "./trust/reopen-units";

/**
 * The whole coordinator as one decision: an event changes the state in place and yields what must be sent, claimed and
 * made durable. Pure except for `state` and `effects.commit`, which may collect several events before it is flushed.
 */
export function apply(state: State, event: CityEvent, now: Millis, effects: Effects = createEffects()): Effects {
  const step: Step = { state, now, effects };
  switch (event.kind) {
    case "job.opened":
      openJob(step, event.job);
      break;
    case "job.changed":
      changeJob(step, event);
      break;
    case "job.grew":
      growJob(step, event.jobId, event.units);
      break;
    case "job.refreshed":
      refreshJob(step, event.facts);
      break;
    case "dials.shared":
      shareDials(step, event);
      break;
    case "blocks.claimed":
      receiveBlocks(step, event.jobId, event.blocks, event.more);
      break;
    case "device.joined":
      joinDevice(state, event.sessionId, event.device);
      break;
    case "device.offered":
      offerSlots(step, event);
      break;
    case "device.left":
      leaveDevice(state, event.sessionId, now);
      break;
    case "device.anchored":
      anchorDevice(state, event.deviceId, event.anchored);
      break;
    case "device.banned":
      banDevice(step, event.deviceId, event.banned);
      break;
    case "household.forgiven":
      forgiveHousehold(state, event.household);
      break;
    case "household.demoted":
      applyDemotion(step, event.household, event.strikes);
      break;
    case "device.claimed":
      claimDevice(state, event.deviceId, event.household);
      break;
    case "inputs.recalled":
      state.inputHolders.recall(event.held);
      break;
    case "holders.sought":
      findHoldersAmong(state, event.jobId, event.block, event.devices);
      break;
    case "results.returned":
      returnResults(step, event);
      break;
    case "results.committed":
      feedAfterCommit(state, event.sessionIds, now);
      break;
    case "units.reopened":
      reopenUnits(step, event);
      break;
    case "leases.released":
      releaseLeases(step, event.sessionId, event.grantId, event.units);
      break;
    case "leases.renewed":
      renewLeases(step, event.sessionId, event.grantIds, event.running);
      break;
    case "jobs.held":
      revokeHeldJobs(step, event.sessionId, event.jobIds);
      break;
    case "leases.swept":
      sweepLeases(step);
      break;
    case "program.crashed-sandbox":
      applyRemoteCrash(step, event.program, event.crash);
      break;
    case "quarantine.lifted":
      liftQuarantine(step, event.program);
      break;
    case "city.stopped":
      stopCity(step, event.reason);
      break;
    case "city.resumed":
      resumeCity(state);
      break;
    case "feeding.continued":
      beginTurnAtRest(state);
      break;
    default:
      throw new Error(`Unhandled event: ${(event satisfies never as CityEvent).kind}`);
  }
  feedInTurn(step);
  return effects;
}
