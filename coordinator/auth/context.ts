import type { CustomerId } from "#core/ids";
import type { Language } from "#protocol/language";
import { refuse } from "../refusals/refuse";
import type { Caller } from "./client-address";

/** Who calls a verb. Made once per request at the edge, from a session cookie or an API key. */
export interface Context {
  person: Person | null;
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

export interface Person {
  id: CustomerId;
  name: string;
  email: string;
  role: "person" | "admin";
}

export function requirePerson(ctx: Context): Person {
  if (ctx.person) return ctx.person;
  throw refuse("sign-in-first");
}

export function requireAdmin(ctx: Context): Person {
  const person = requirePerson(ctx);
  if (person.role === "admin") return person;
  throw refuse("admins-only");
}
