import type { CustomerId } from "#core/ids";
import { contract, type OperationId } from "#protocol/api/contract";
import { powerOf } from "#protocol/api/operation";
import type { MemberRole } from "#protocol/people/member-roles";
import { hasPower, POWERS, type Power, type Role } from "#protocol/people/roles";
import type { Language } from "#protocol/text/language";
import { refuse } from "../refusals/refuse";
import type { Caller } from "./client-address";

/** Who calls a verb. Made once per request at the edge, from a session cookie or an API key. */
export interface Context {
  person: Person | null;
  /** The organisation for which the person calls. `asCustomer` makes it the one who calls. */
  organisation?: ActingFor;
  /** Who calls where `person` is an organisation. */
  member?: Person;
  /** For the audit log: "web", or "api key" and the key's name. */
  via: string;
  /** The person's. `missing`: they are an admin of a city that requires one, and have an ordinary person's rights until then. */
  secondFactor?: "on" | "off" | "missing";
  /** Of the browser that calls; absent where an API key does. */
  sessionId?: string;
  /** Of sentences in the answer; English when absent. */
  language?: Language;
  /** Where the call comes from; absent where no request stands behind it. */
  caller?: Pick<Caller, "address" | "network">;
}

export interface ActingFor {
  id: CustomerId;
  name: string;
  /** The person's in it. */
  role: MemberRole;
  /** The call came with a key of the organisation's, which does nothing else. */
  byItsKey: boolean;
}

export interface Person {
  id: CustomerId;
  name: string;
  email: string;
  role: Role;
}

export function requirePerson(ctx: Context): Person {
  if (ctx.person) return ctx.person;
  throw refuse("sign-in-first");
}

/** For an operation of the console: who may call it is what the contract says. */
export function requireAdmin(ctx: Context, operation: OperationId): Person {
  const power = powerOf(contract[operation].audience);
  if (power) return requirePower(ctx, power);
  throw new Error(`${operation} is no operation of the console.`);
}

export function requirePower(ctx: Context, power: Power): Person {
  const person = requirePerson(ctx);
  if (hasPower(person.role, power)) return person;
  if (person.role === "person") throw refuse("admins-only");
  throw refuse("another-role", { role: person.role, roles: POWERS[power] });
}

export const hasPowerHere = ({ person }: Context, power: Power): boolean =>
  person !== null && hasPower(person.role, power);
