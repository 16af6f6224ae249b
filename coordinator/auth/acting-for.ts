import type { PrismaClient } from "#prisma/generated/client";
import { ACTING_FOR_COOKIE, ACTING_FOR_HEADER, SELF } from "#protocol/people/acting-for";
import { membershipOf } from "../organisations/membership-of";
import { refuse } from "../refusals/refuse";
import type { ActingFor } from "./context";

const IN_COOKIE = new RegExp(`(?:^|;\\s*)${ACTING_FOR_COOKIE}=([\\w-]{1,64})(?:;|$)`);

/**
 * For which organisation a signed-in person's request is. A page says in a header for whom it was made, so that what is meant
 * for one balance never comes out of another, whatever was chosen in another tab meanwhile; the choice that the browser
 * keeps is for pages and downloads, and whom it no longer fits sees what is theirs.
 */
export async function actingFor(
  prisma: PrismaClient,
  personId: string,
  headers: Headers,
): Promise<ActingFor | undefined> {
  const said = headers.get(ACTING_FOR_HEADER);
  if (said === SELF) return undefined;
  const id = said ?? IN_COOKIE.exec(headers.get("cookie") ?? "")?.[1];
  if (id === undefined) return undefined;
  const membership = await membershipOf(prisma, personId, id.slice(0, 64));
  if (membership) return { ...membership, byItsKey: false };
  if (said !== null) throw refuse("no-such-organisation");
  return undefined;
}
