import { CURRENT_TERMS } from "#protocol/people/terms";
import type { Context } from "../../../auth/context";
import { handle } from "../../../handle";

/** Whether the caller is signed in and has not agreed to the terms that hold now. */
export async function owesConsent({ person }: Context): Promise<boolean> {
  if (!person) return false;
  const where = { personId: person.id, version: CURRENT_TERMS };
  return (await handle().prisma.consent.count({ where })) === 0;
}
