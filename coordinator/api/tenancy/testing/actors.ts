import type { Audience } from "#protocol/api/operation";

export const ACTORS = ["stranger", "device", "other", "owner", "admin"] as const;
export type Actor = (typeof ACTORS)[number];
/** The HTTP status for each of them. */
export type Answers = Record<Actor, number>;

export const ANYONE: Answers = { stranger: 200, device: 401, other: 200, owner: 200, admin: 200 };
export const PERSON: Answers = { ...ANYONE, stranger: 401 };
/** Another's job does not exist for a customer. */
export const OWN_JOB: Answers = { ...PERSON, other: 404 };
/** The console is for admins only. */
export const ADMIN: Answers = { ...PERSON, other: 403, owner: 403 };

/** What each audience of the contract means for each of them; only the owner has the requested thing. */
export const ANSWERS: Record<Audience, Answers> = {
  anyone: ANYONE,
  person: PERSON,
  owner: { ...OWN_JOB, admin: 404 },
  "job-owner": OWN_JOB,
  admin: ADMIN,
};
