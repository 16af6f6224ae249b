import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../../refusals/refuse";
import { refusedName } from "./refused-name";

/** What an admin took away from a person or a team is nobody's. */
export async function requireFreeName(tx: Prisma.TransactionClient, key: string): Promise<void> {
  if (await tx.refusedName.findUnique({ where: { hash: refusedName(key) } })) throw refuse("name-taken");
}

/** Prisma's name for a value that was to be unique; its error classes are others in the site's bundle. */
const NOT_UNIQUE = "P2002";

/** The database decides who of two that want a name gets it. */
export async function whileNameIsFree<Done>(take: () => Promise<Done>): Promise<Done> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === NOT_UNIQUE) throw refuse("name-taken");
    throw error;
  }
}
