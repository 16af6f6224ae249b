import { sameVoter, type Voter } from "../quorum/voter";
import { isTrusted } from "../reputation/standing";
import { isBlocked } from "./is-blocked";
import type { State, TrustMode } from "./state";

export function trustModeOf(state: State): TrustMode {
  state.trustMode ??= findTrustMode(state);
  return state.trustMode;
}

/** After a device came, went, or rose or fell in trust. */
export function forgetTrustMode(state: State) {
  state.trustMode = null;
}

function findTrustMode(state: State): TrustMode {
  const { checking } = state.policy;
  const trusted: Voter[] = [];
  const all: Voter[] = [];
  let [reliable, working] = [0, 0];
  for (const { device, slots } of state.sessions.values()) {
    if (slots.length === 0 || isBlocked(state, device)) continue;
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
