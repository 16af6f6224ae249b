import type { HouseholdId, NetworkId } from "../ids";

/** Who speaks in a quorum: two replicas of one unit come from two households in two networks, however many devices those have. */
export interface Voice {
  household: HouseholdId;
  /** Null where the address says nothing about who shares it. */
  network: NetworkId | null;
}

export const sameVoice = (a: Voice, b: Voice) =>
  a.household === b.household || (a.network !== null && a.network === b.network);

/** What another voice must not share. */
export type VoiceMark = HouseholdId | NetworkId;

export const marksOf = ({ household, network }: Voice): VoiceMark[] =>
  network === null ? [household] : [household, network];

export const bears = (marks: readonly VoiceMark[], { household, network }: Voice) =>
  marks.includes(household) || (network !== null && marks.includes(network));
