import { contract, type OperationId } from "#protocol/api/contract";
import { FOR_ORGANISATIONS } from "#protocol/api/for-organisations";
import { MEMBER_POWERS, memberMay } from "#protocol/people/member-roles";
import { refuse } from "../refusals/refuse";
import type { Context } from "./context";

/**
 * Who calls this operation: the organisation for which a member acts, if operations of this kind are done for one and their
 * role may do it; otherwise the person themselves. Verbs then compare ids of customers and need not know of members.
 */
export function actFor(ctx: Context, operation: OperationId): Context {
  const { organisation } = ctx;
  if (!organisation) return ctx;
  const power = FOR_ORGANISATIONS[operation];
  if (power === undefined) {
    if (!organisation.byItsKey || OPEN_TO_ANY_KEY.has(operation)) return ctx;
    // With such a key nobody is there as themselves.
    if (contract[operation].audience === "anyone") return { via: ctx.via, person: null };
    throw refuse("not-by-organisations-key");
  }
  if (!memberMay(organisation.role, power))
    throw refuse("another-member-role", { role: organisation.role, roles: MEMBER_POWERS[power] });
  return asCustomer(ctx);
}

/** They say for whom a key is, and nothing of a person's. */
const OPEN_TO_ANY_KEY: ReadonlySet<OperationId> = new Set(["listOrganisations"]);

/** For reading, which every member may: the organisation as the one who calls, or the person where they act for nobody else. */
export function asCustomer(ctx: Context): Context {
  const { organisation, person, ...rest } = ctx;
  if (!organisation || !person) return ctx;
  const { id, name } = organisation;
  return { ...rest, member: person, person: { id, name, email: person.email, role: person.role } };
}
