import { sameVoter, type Voter } from "../../quorum/voter";
import { isTrusted } from "../../reputation/standing";
import { whyNotFor } from "../granting/why-not-for";
import { isBlocked } from "../sessions/is-blocked";
import type { DeviceRun, JobRun, State } from "../state";
import type { TrustMode } from "./trust-modes";

/** As many anchors are asked whether they may have a job. */
const MAX_ANCHORS = 16;

/**
 * The cost of scanning the whole city is spread over the devices that come, go or rise in trust: among ten thousand
 * sessions each such change pays for looking at 64. So the mode may lag by 1.6 % of the devices and never by more than a
 * sweep; in a small city it is always current.
 */
export function trustModeOf(state: State): TrustMode {
  const { trustChanges, policy, sessions } = state;
  if (state.trustMode === null || (trustChanges > 0 && trustChanges * policy.sessionsPerChange >= sessions.size)) {
    state.trustMode = findTrustMode(state);
    state.trustChanges = 0;
  }
  return state.trustMode;
}

/** For a job that no anchor may have, or in which none is believed any more, it is as if there were none. O(MAX_ANCHORS) */
export function trustModeIn(state: State, job: JobRun): TrustMode {
  const mode = trustModeOf(state);
  if (mode !== "anchored") return mode;
  const canTell = (device: DeviceRun) => !job.outvoted.has(device.household) && whyNotFor(state, job, device) === null;
  return state.anchors.some(canTell) ? mode : "many";
}

/** A device came, went or rose in trust. */
export function changeTrustMode(state: State) {
  state.trustChanges += 1;
}

/** A household was demoted, or an admin changed its standing. */
export function forgetTrustMode(state: State) {
  state.trustMode = null;
}

/** O(sessions) */
function findTrustMode(state: State): TrustMode {
  const { checking } = state.policy;
  const trusted: Voter[] = [];
  const all: Voter[] = [];
  const anchors: DeviceRun[] = [];
  let [reliable, proven, working] = [0, 0, 0];
  for (const { device, slots, isLeaving } of state.sessions.values()) {
    if (slots.length === 0 || isLeaving || isBlocked(state, device)) continue;
    working += 1;
    if (all.length < checking.manyVoters) addVoter(all, device);
    if (!isTrusted(device, checking)) continue;
    reliable += 1;
    if (device.streak >= checking.provenAfter) proven += 1;
    if (device.anchored && anchors.length < MAX_ANCHORS) anchors.push(device);
    if (trusted.length < checking.trustedVoters) addVoter(trusted, device);
  }
  state.anchors = anchors;
  const enough = (anchors.length > 0 ? proven : reliable) >= checking.trustedShare * working;
  if (trusted.length >= checking.trustedVoters && enough) return "trusted";
  if (all.length < checking.manyVoters) return "few";
  return anchors.length > 0 ? "anchored" : "many";
}

function addVoter(voters: Voter[], voter: Voter) {
  if (!voters.some((one) => sameVoter(one, voter))) voters.push(voter);
}
