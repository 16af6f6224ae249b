import type { Audience } from "#protocol/api/operation";
import { type AdminRole, hasPower, type Power } from "#protocol/people/roles";

/** The admins of the city, by their roles; an owner of the city is `admin`, because `owner` owns what is asked for. */
const ADMINS = {
  admin: "owner",
  operator: "operator",
  moderator: "moderator",
  treasurer: "treasurer",
  reader: "read-only",
} as const;
export type Admin = keyof typeof ADMINS;
export const roleOf = (admin: Admin): AdminRole => ADMINS[admin];
export const ADMIN_ACTORS = Object.keys(ADMINS) as Admin[];

export const ACTORS = ["stranger", "device", "other", "owner", ...ADMIN_ACTORS] as const;
export type Actor = (typeof ACTORS)[number];
export const isAdmin = (actor: Actor): actor is Admin => Object.hasOwn(ADMINS, actor);
/** Whether the actor is an admin with this power. */
export const may = (actor: Actor, power: Power): boolean => isAdmin(actor) && hasPower(roleOf(actor), power);
/** The HTTP status for each of them. */
export type Answers = Record<Actor, number>;

const byPower = (power: Power, yes: number, no: number): Record<Admin, number> =>
  Object.fromEntries(ADMIN_ACTORS.map((admin) => [admin, may(admin, power) ? yes : no])) as Record<Admin, number>;

export const ANYONE: Answers = { stranger: 200, device: 401, other: 200, owner: 200, ...byPower("see", 200, 200) };
export const PERSON: Answers = { ...ANYONE, stranger: 401 };
/** Another's job does not exist for a customer, nor for an admin who may not open customers' jobs. */
export const READ_JOB: Answers = { ...PERSON, other: 404, ...byPower("inspect", 200, 404) };
const CHANGE_JOB: Answers = { ...READ_JOB, moderator: 403 };
const console = (power: Power): Answers => ({ ...PERSON, other: 403, owner: 403, ...byPower(power, 200, 403) });

/** What each audience of the contract means for each of them; only the owner has the requested thing. */
export const ANSWERS: Record<Audience, Answers> = {
  anyone: ANYONE,
  person: PERSON,
  owner: { ...READ_JOB, ...byPower("see", 404, 404) },
  "job-reader": READ_JOB,
  "job-owner": CHANGE_JOB,
  "admin:see": console("see"),
  "admin:inspect": console("inspect"),
  "admin:protect": console("protect"),
  "admin:operate": console("operate"),
  "admin:moderate": console("moderate"),
  "admin:pay": console("pay"),
  "admin:configure": console("configure"),
  "admin:appoint": console("appoint"),
};
