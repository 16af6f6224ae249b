import { sameVoter, type Voter } from "../quorum/voter";
import { isTrusted } from "../reputation/standing";
import { isBlocked } from "./is-blocked";
import type { State, TrustMode } from "./state";

/**
 * Devices that come, go, and rise in trust pay for looking at the whole city together: of ten thousand sessions, one that
 * comes has 64 looked at. So the mode is as it was up to 1.6 % of the devices ago, and never older than a sweep; a small
 * city's is always that of now.
 */
export function trustModeOf(state: State): TrustMode {
  const { trustChanges, policy, sessions } = state;
  if (state.trustMode === null || (trustChanges > 0 && trustChanges * policy.sessionsPerChange >= sessions.size)) {
    state.trustMode = findTrustMode(state);
    state.trustChanges = 0;
  }
  return state.trustMode;
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
  let [reliable, working] = [0, 0];
  for (const { device, slots, isLeaving } of state.sessions.values()) {
    if (slots.length === 0 || isLeaving || isBlocked(state, device)) continue;
    working += 1;
    if (all.length < checking.manyVoters) addVoter(all, device);
    if (!isTrusted(device, checking)) continue;
    reliable += 1;
    if (trusted.length < checking.trustedVoters) addVoter(trusted, device);
  }
  if (trusted.length >= checking.trustedVoters && reliable >= checking.trustedShare * working) return "trusted";
  return all.length >= checking.manyVoters ? "many" : "few";
}

function addVoter(voters: Voter[], voter: Voter) {
  if (!voters.some((one) => sameVoter(one, voter))) voters.push(voter);
}
