import type { HouseholdId, NetworkId } from "../ids";

/**
 * Who votes in a quorum: two replicas of a unit come from two households in two networks, however many devices those
 * have.
 */
export interface Voter {
  household: HouseholdId;
  /** Null when the address does not show who shares it. */
  network: NetworkId | null;
}

export const sameVoter = (a: Voter, b: Voter) =>
  a.household === b.household || (a.network !== null && a.network === b.network);

/** What no other voter of the unit may share. */
export type VoterMark = HouseholdId | NetworkId;

export const marksOf = ({ household, network }: Voter): VoterMark[] =>
  network === null ? [household] : [household, network];

export const hasMark = (marks: readonly VoterMark[], { household, network }: Voter) =>
  marks.includes(household) || (network !== null && marks.includes(network));
