import { DAY, type Millis } from "../time";

/** A person's place in a household. It stays for a while after they left, so that a split makes no strangers of one home. */
export interface Membership {
  personId: string;
  household: string;
  /** Whoever has the least runs the household, of those who are in it. */
  seniority: number;
  leftAt: Millis | null;
}

/** For so long people who were in one household remain one voter, and one customer with their devices. */
export const KIN_DAYS = 90;
const KIN_MS = KIN_DAYS * DAY;

export const kinUntil = (leftAt: Millis) => (leftAt + KIN_MS) as Millis;

/** Who is in it now, the one who runs it first. */
export const membersOf = (all: readonly Membership[]): Membership[] =>
  all.filter(({ leftAt }) => leftAt === null).toSorted((a, b) => a.seniority - b.seniority);

export const runsHousehold = (personId: string, all: readonly Membership[]) => membersOf(all)[0]?.personId === personId;

interface Joining {
  joiner: string;
  inviter: string;
  /** Everybody of the household that each of the two is or was in; of nobody's where they are in none. */
  joinersHousehold: readonly Membership[];
  invitersHousehold: readonly Membership[];
  maxPeople: number;
}

export type JoinVerdict =
  /** Null: both were alone until now. */
  | { kind: "joins"; household: string | null }
  | { kind: "oneself" }
  | { kind: "no-longer-invites" }
  | { kind: "in-it-already" }
  | { kind: "in-another" }
  | { kind: "kin-of-another"; until: Millis }
  | { kind: "full" };

/**
 * Whether somebody may join whoever invited them. A person is kin of one household at a time, also of one that they left: by
 * joining and leaving nobody becomes a stranger to those whose jobs they computed, or a second voter beside them.
 */
export function judgeJoin({ joiner, inviter, joinersHousehold, invitersHousehold, maxPeople }: Joining): JoinVerdict {
  if (joiner === inviter) return { kind: "oneself" };
  if (invitersHousehold.length > 0 && !runsHousehold(inviter, invitersHousehold)) return { kind: "no-longer-invites" };
  const household = invitersHousehold[0]?.household ?? null;
  const own = joinersHousehold.find(({ personId }) => personId === joiner);
  if (own && own.household !== household) {
    if (own.leftAt !== null) return { kind: "kin-of-another", until: kinUntil(own.leftAt) };
    const left = joinersHousehold.flatMap(({ leftAt }) => leftAt ?? []);
    if (membersOf(joinersHousehold).length > 1 || left.length === 0) return { kind: "in-another" };
    return { kind: "kin-of-another", until: kinUntil(Math.max(...left) as Millis) };
  }
  if (own?.leftAt === null) return { kind: "in-it-already" };
  // Those who left count too, or somebody could make kin without end; whoever comes back has their place.
  if (!own && Math.max(1, invitersHousehold.length) >= maxPeople) return { kind: "full" };
  return { kind: "joins", household };
}

/** Whose kinship is over: they left long ago, or nobody else is or was lately in the household. */
export function isKinshipOver(own: Membership, all: readonly Membership[], now: Millis): boolean {
  if (own.leftAt !== null) return kinUntil(own.leftAt) <= now;
  return all.every(({ personId }) => personId === own.personId);
}
