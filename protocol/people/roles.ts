import { z } from "zod";

export const AdminRole = z.enum(["owner", "operator", "moderator", "treasurer", "read-only"]);
export type AdminRole = z.infer<typeof AdminRole>;

/** Of a person: most are nobody's admin. */
export const Role = z.enum(["person", ...AdminRole.options]);
export type Role = z.infer<typeof Role>;

/** The one table of who may what: the contract names the power that each operation of the console takes. */
export const POWERS = {
  /** Look at the console: devices, names of jobs, accounts, the ledger and the audit log. */
  see: AdminRole.options,
  /** Open customers' jobs: programs, inputs and results. */
  inspect: ["owner", "operator", "moderator"],
  /** Keep harm away: stop a job, ban a device, lift a quarantine. */
  protect: ["owner", "operator", "moderator"],
  /** The kill switch, and other people's jobs as if they were one's own. */
  operate: ["owner", "operator"],
  /** Judge people and what they show: newcomers, profiles, teams. */
  moderate: ["owner", "moderator"],
  /** Give the city's money. */
  pay: ["owner", "treasurer"],
  /** Change the settings of the city; `protocol/settings` says which role may change which. */
  configure: ["owner", "operator", "treasurer"],
  /** Make admins and end them, and let people back into their accounts. */
  appoint: ["owner"],
} as const satisfies Record<string, readonly AdminRole[]>;
export type Power = keyof typeof POWERS;

export const hasPower = (role: Role, power: Power): boolean => (POWERS[power] as readonly Role[]).includes(role);

const powers = Object.keys(POWERS) as Power[];

/** Whether a role can do something that another cannot. */
export const exceeds = (role: Role, other: Role): boolean =>
  powers.some((power) => hasPower(role, power) && !hasPower(other, power));
