import type { Context } from "../../../auth/context";
import { handle } from "../../../handle";

/** Whether the caller is signed in and has not agreed to the terms that hold now. */
export async function owesConsent({ person }: Context): Promise<boolean> {
  if (!person) return false;
  const { prisma, config } = handle();
  const where = { personId: person.id, version: config.terms.version };
  return (await prisma.consent.count({ where })) === 0;
}
